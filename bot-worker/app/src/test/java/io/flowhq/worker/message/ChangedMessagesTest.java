package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.NewInboundMessage;
import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a customer edits or deletes, or the owner answers, before the assistant has come to it. */
@StoreTest
class ChangedMessagesTest {

    private static final String ASHA = "255711111111@c.us";
    private static final String JUMA = "255722222222@c.us";
    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    private ApplicationContext store;

    @Autowired
    private JdbcClient jdbc;

    private TestPipeline pipeline;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeEach
    void link() {
        pipeline = new TestPipeline(store);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void answersWhatWasEditedWhileItWaitedForTheLimit() {
        InboundMessage waiting = waitsForTheLimit("Nataka miadi");

        pipeline.hear(pipeline.chats.customerEdits(waiting, "Mko wapi?"));
        awaitText(waiting, "Mko wapi?");
        pipeline.windowPasses();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(1));
        assertThat(intent(waiting)).isEqualTo("location");
    }

    @Test
    void answersNothingThatWasDeletedWhileItWaitedForTheLimit() {
        InboundMessage waiting = waitsForTheLimit("Nataka miadi");

        pipeline.hear(pipeline.chats.customerDeletes(waiting));
        awaitText(waiting, "");
        pipeline.windowPasses();
        pipeline.write(ASHA, "Mko wapi?");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.chats.to(ASHA)).hasSize(2));
        assertThat(pipeline.chats.to(JUMA)).isEmpty();
        assertThat(outcome(waiting)).isEqualTo("DELETED");
    }

    private InboundMessage waitsForTheLimit(String text) {
        pipeline.connect(TestPipeline.settings(1));
        pipeline.write(ASHA, "Habari");
        await().atMost(LONG).untilAsserted(() -> assertThat(pipeline.outcomes()).contains("SENT"));
        InboundMessage waiting = pipeline.write(JUMA, text);
        // Long enough to have asked for room and been refused.
        await().pollDelay(Duration.ofSeconds(1))
                .atMost(LONG)
                .untilAsserted(() -> assertThat(outcome(waiting)).isEqualTo("RECEIVED"));
        return waiting;
    }

    @Test
    void answersWhatWasEditedWhileNobodyListened() {
        InboundMessage left = isLeftUnanswered("Nataka miadi");

        pipeline.chats.customerEdits(left, "Mko wapi?");
        pipeline.connect(TestPipeline.settings(100));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(1));
        assertThat(intent(left)).isEqualTo("location");
    }

    @Test
    void answersNothingThatWasDeletedWhileNobodyListened() {
        InboundMessage left = isLeftUnanswered("Nataka miadi");

        pipeline.chats.customerDeletes(left);
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(ASHA, "Mko wapi?");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.chats.to(ASHA)).hasSize(1));
        assertThat(pipeline.chats.to(JUMA)).isEmpty();
        assertThat(outcome(left)).isEqualTo("DELETED");
    }

    @Test
    void hearsOfAnEditBeforeItAnswersWhatWasLeft() {
        InboundMessage left = isLeftUnanswered("Nataka miadi");
        pipeline.chats.silences.set(1);

        pipeline.connect(TestPipeline.settings(100));
        pipeline.hear(FakeChats.edited(left, "Mko wapi?"));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.chats.to(JUMA)).hasSize(1));
        assertThat(intent(left)).isEqualTo("location");
    }

    /** Logged by a worker that was gone before it answered. */
    private InboundMessage isLeftUnanswered(String text) {
        InboundMessage left = pipeline.chats.customerWrites(JUMA, text, Instant.now());
        store.getBean(InboundMessages.class)
                .receive(
                        pipeline.tenant,
                        new NewInboundMessage(
                                JUMA,
                                left.number(),
                                "255700000000",
                                left.id(),
                                MessageKind.TEXT,
                                text,
                                left.at(),
                                false),
                        50);
        return left;
    }

    @Test
    void leavesToTheOwnerWhatTheyAnsweredWhileNobodyListened() {
        pipeline.connect(TestPipeline.settings(1_000));
        pipeline.write(ASHA, "Habari", Instant.now().minus(Duration.ofHours(3)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.chats.to(ASHA)).hasSize(1));
        pipeline.disconnect();
        Instant asked = Instant.now().minus(Duration.ofHours(2));
        pipeline.chats.customerWrites(JUMA, "Bei gani?", asked);
        for (int n = 0; n < 300; n++) {
            pipeline.chats.customerWrites("2557300%05d@c.us".formatted(n), "Mko wapi?", asked.plusSeconds(60 + n));
        }
        pipeline.chats.ownerWritesUnheard(JUMA, "Ni elfu tano, karibu sana", asked.plus(Duration.ofMinutes(30)));

        pipeline.connect(TestPipeline.settings(1_000));

        await().atMost(LONG).untilAsserted(() -> assertThat(pipeline.outcomes()).contains("HANDED_OFF"));
        assertThat(pipeline.chats.to(JUMA)).isEmpty();
    }

    private void awaitText(InboundMessage message, String text) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select message_text from message_logs where tenant_id = :tenant and wa_message_id = :wa")
                                .param("tenant", pipeline.tenant.value())
                                .param("wa", message.id())
                                .query(String.class)
                                .list())
                        .containsExactly(text));
    }

    private String intent(InboundMessage message) {
        return jdbc.sql("""
                        select answer.intent from message_logs answer
                        join message_logs asked on asked.tenant_id = answer.tenant_id and asked.id = answer.answers
                        where asked.tenant_id = :tenant and asked.wa_message_id = :wa
                        """)
                .param("tenant", pipeline.tenant.value())
                .param("wa", message.id())
                .query(String.class)
                .single();
    }

    private String outcome(InboundMessage message) {
        return jdbc.sql("select outcome from message_logs where tenant_id = :tenant and wa_message_id = :wa")
                .param("tenant", pipeline.tenant.value())
                .param("wa", message.id())
                .query(String.class)
                .single();
    }
}
