package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeNotifier;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.page.PageAnswer;
import io.flowhq.store.page.PageRequestKind;
import io.flowhq.store.page.PageRequests;
import io.flowhq.worker.session.MessagePipeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What programs ask of a page, over the database to the page of a session and back. */
@StoreTest
class PageRequestListenerTest {

    private static final String JUMA = "255711111111@c.us";
    private static final String ASHA = "255722222222@c.us";
    private static final Duration LONG = Duration.ofSeconds(20);

    @Autowired
    private PageRequests requests;

    @Autowired
    private ChangeNotifier changes;

    @Autowired
    private ChangeSubscriptions subscriptions;

    @Autowired
    private ApplicationContext store;

    private TestPipeline pipeline;
    private PageRequestListener listener;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeEach
    void link() {
        pipeline = new TestPipeline(store);
    }

    @AfterEach
    void close() throws Exception {
        listener.destroy();
        pipeline.close();
    }

    @Test
    void answersARequestThatThePageCannotBeAskedAndPutsTheOthers() {
        pipeline.chats.unaskable.add(JUMA);
        // Asked while no session is there, they are taken up together.
        long first = ask(PageRequestKind.NUMBER, ASHA);
        long broken = ask(PageRequestKind.NUMBER, JUMA);
        long last = ask(PageRequestKind.NUMBER, ASHA);
        listen();

        await().atMost(LONG).untilAsserted(() -> {
            // Said again until the listener's own connection hears it.
            changes.notify(ChangeNotification.Kind.PAGE_REQUEST, pipeline.tenant);
            assertThat(answerTo(broken)).isEqualTo(new PageAnswer(null, "page_unavailable"));
            assertThat(answerTo(first)).isEqualTo(new PageAnswer(ASHA, null));
            assertThat(answerTo(last)).isEqualTo(new PageAnswer(ASHA, null));
        });
    }

    private void listen() {
        MessagePipeline intakes = PipelineFixture.on(store, TestPipeline.settings(50));
        pipeline.connect(intakes);
        listener = new PageRequestListener(subscriptions, (SessionIntakes) intakes, requests);
    }

    private long ask(PageRequestKind kind, String chat) {
        return requests.ask(pipeline.tenant, kind, chat).orElseThrow();
    }

    private @Nullable PageAnswer answerTo(long request) {
        return requests.answerTo(pipeline.tenant, request).orElse(null);
    }
}
