package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.session.MessageIntake;
import io.flowhq.worker.session.MessagePipeline;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Which sessions a worker keeps in memory. */
@StoreTest
class SessionIntakesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Autowired
    private Tenants tenants;

    @Autowired
    private ApplicationContext store;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @Test
    void forgetsASessionThatHasEndedAndKeepsOneThatIsThere() {
        MessagePipeline pipeline = PipelineFixture.on(store, TestPipeline.settings(50));
        TenantId here = tenant();
        MessageIntake kept = open(pipeline, here);
        WeakReference<MessageIntake> ended = ended(pipeline);

        // Each session that begins passes over those that have ended.
        await().atMost(LONG).untilAsserted(() -> {
            open(pipeline, tenant()).close();
            System.gc();
            assertThat(ended.refersTo(null)).as("forgotten").isTrue();
        });

        assertThat(((SessionIntakes) pipeline).chatsOf(here)).isPresent();
        kept.close();
    }

    /** In a frame of its own, which keeps nothing of it. */
    private WeakReference<MessageIntake> ended(MessagePipeline pipeline) {
        MessageIntake intake = open(pipeline, tenant());
        intake.close();
        return new WeakReference<>(intake);
    }

    private MessageIntake open(MessagePipeline pipeline, TenantId tenant) {
        return pipeline.open(new FakeChats().page(tenant, new Epoch(1)));
    }

    private TenantId tenant() {
        NewTenant salon = TenantMother.salon();
        tenants.create(salon);
        return salon.id();
    }
}
