package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.message.ChatHandoffs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Answers that wait: for the limit, for a page that sends, for a chat to fall quiet; and what they are not sent for. */
@StoreTest
class WaitingAnswersTest {

    private static final String JUMA = "255711111111@c.us";
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
    void answersWhatIsOverTheLimitInOrderOnceThereIsRoom() {
        pipeline.connect(TestPipeline.settings(5));
        for (int n = 0; n < 12; n++) {
            pipeline.write(customer(n), "bei gani");
        }

        awaitSettled(5);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true); // until each of the seven stands in the line
        pipeline.windowPasses();
        awaitSettled(10);
        pipeline.windowPasses();
        awaitSettled(12);
        assertThat(pipeline.chats.answersByQuestion()).hasSize(12);
        assertThat(planned().subList(5, 12)).as("what waited").isSorted();
        assertThat(origins()).containsOnly("TEMPLATE");
    }

    /** Sent, and written down as sent: what is only sent still counts when the window has passed. */
    private void awaitSettled(int answers) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.outcomes())
                        .filteredOn("SENT"::equals)
                        .hasSize(answers));
    }

    @Test
    void warnsOnceOfThoseThatWouldWaitTooLongAndNobodyWhoIsAnswered() {
        pipeline.connect(TestPipeline.settings(5, Duration.ofMinutes(1), Duration.ZERO, 0));
        for (int n = 0; n < 20; n++) {
            pipeline.write(customer(n), "bei gani");
        }
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.outcomes())
                        .filteredOn("OVER_LIMIT"::equals)
                        .hasSizeGreaterThanOrEqualTo(10));
        for (int sent : new int[] {5, 10}) {
            awaitSettled(sent);
            pipeline.windowPasses();
        }

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.outcomes()).doesNotContain("RECEIVED", "PLANNED", "SENDING"));
        assertThat(pipeline.outcomes()).contains("OVER_LIMIT").containsOnly("ANSWERED", "OVER_LIMIT", "SENT");
        assertThat(origins()).filteredOn("RATE_WARNING"::equals).hasSize(1);
        assertThat(jdbc.sql("""
                                select count(*) from message_logs warning join message_logs answer
                                  on answer.tenant_id = warning.tenant_id and answer.chat_id = warning.chat_id
                                where warning.tenant_id = :tenant and warning.origin = 'RATE_WARNING'
                                  and answer.origin = 'TEMPLATE'
                                """)
                        .param("tenant", pipeline.tenant.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void closesWhatWaitsForTheLimitWhenTheTenantIsPaused() {
        pipeline.connect(TestPipeline.settings(1));
        pipeline.write(customer(1), "bei");
        await().untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(1));
        pipeline.write(customer(2), "bei");
        pipeline.pauseTenant();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.outcomes()).containsExactly("ANSWERED", "SENT", "PAUSED"));
    }

    @Test
    void withdrawsAPlannedAnswerThatIsNotWorthHavingAnyMore() {
        pipeline.chats.refusing = true;
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(JUMA, "bei");
        await().untilAsserted(() -> assertThat(refused()).isTrue());
        pipeline.disconnect();
        jdbc.sql("update message_logs set written_at = written_at - interval '7 hours' where tenant_id = :tenant")
                .param("tenant", pipeline.tenant.value())
                .update();

        pipeline.connect(TestPipeline.settings(100));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.outcomes()).containsExactly("TOO_OLD", "WITHDRAWN"));
        assertThat(pipeline.chats.sent).isEmpty();
    }

    @Test
    void withdrawsAPlannedAnswerWhereAPersonWroteMeanwhile() {
        pipeline.chats.refusing = true;
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(JUMA, "bei");
        await().atMost(LONG).untilAsserted(() -> assertThat(attempts(1)).isEqualTo(1));

        pipeline.ownerWrites(JUMA, "Niko hapa");

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(pipeline.outcomes()).containsExactly("HANDED_OFF", "WITHDRAWN", "SENT"));
        assertThat(pipeline.chats.sent).isEmpty();
    }

    @Test
    void withdrawsAPlannedAnswerWhenTheTenantWasPausedMeanwhile() {
        pipeline.chats.refusing = true;
        pipeline.connect(TestPipeline.settings(100));
        pipeline.write(JUMA, "bei");
        await().atMost(LONG).untilAsserted(() -> assertThat(attempts(1)).isEqualTo(1));

        pipeline.pauseTenant();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.outcomes()).containsExactly("PAUSED", "WITHDRAWN"));
        assertThat(pipeline.chats.sent).isEmpty();
    }

    @Test
    void triesAgainForAsLongAsItTakesAndHindersNobody() {
        pipeline.chats.refusing = true;
        pipeline.connect(TestPipeline.settings(2));
        pipeline.write(customer(1), "bei");
        pipeline.write(customer(2), "bei");
        await().atMost(LONG).untilAsserted(() -> assertThat(attempts(7)).isEqualTo(2));

        pipeline.chats.refusing = false;

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(pipeline.outcomes()).containsExactly("ANSWERED", "SENT", "ANSWERED", "SENT"));
        assertThat(pipeline.chats.sent).hasSize(2);
    }

    @Test
    void goesOnWithAChatWhilePageHoldsAnAnswerAndCountsIt() {
        pipeline.chats.holding = true;
        pipeline.connect(TestPipeline.settings(2));
        pipeline.write(JUMA, "bei");
        await().atMost(LONG).untilAsserted(() -> assertThat(held()).isEqualTo(1));
        pipeline.chats.holding = false;

        pipeline.write(JUMA, "miadi");
        await().atMost(LONG).untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(2));
        pipeline.windowPasses();
        assertThat(pipeline.outcomes()).contains("SENDING");
        pipeline.acknowledged(pipeline.chats.sent.get(0).id(), 1);

        await().untilAsserted(
                        () -> assertThat(pipeline.outcomes()).containsExactly("ANSWERED", "SENT", "ANSWERED", "SENT"));
    }

    @Test
    void readsLinesThatFollowOneAnotherAsOne() {
        pipeline.connect(TestPipeline.settings(100, Duration.ofMinutes(10), Duration.ofMillis(800), 0));
        pipeline.write(JUMA, "Nataka");
        pipeline.write(JUMA, "kuweka");
        String last = pipeline.write(JUMA, "miadi kesho saa 4").id();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.outcomes())
                        .containsOnly("ANSWERED", "SENT")
                        .hasSize(4));
        assertThat(pipeline.chats.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent.quotes()).isEqualTo(last));
        assertThat(jdbc.sql("select intent from message_logs where tenant_id = :tenant and direction = 'OUT'")
                        .param("tenant", pipeline.tenant.value())
                        .query(String.class)
                        .single())
                .isEqualTo("booking");
    }

    @Test
    void asksOnceForWordsHoweverManyPicturesComeOneByOne() {
        pipeline.connect(TestPipeline.settings(100));
        for (int n = 1; n <= 5; n++) {
            int pictures = n;
            pipeline.hear(pipeline.chats.customerSends(JUMA, "image", Instant.now()));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(pipeline.outcomes())
                            .filteredOn(outcome -> !outcome.equals("SENT"))
                            .hasSize(pictures)
                            .doesNotContain("RECEIVED"));
        }
        pipeline.write(JUMA, "Mko wapi?");
        await().atMost(LONG).untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(2));
        pipeline.hear(pipeline.chats.customerSends(JUMA, "image", Instant.now()));

        await().atMost(LONG).untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(3));
    }

    @Test
    void handsAChatThatRepeatsItselfToAPerson() {
        pipeline.connect(TestPipeline.settings(100, Duration.ofMinutes(10), Duration.ZERO, 8));
        for (int n = 1; n <= 8; n++) {
            int lines = n;
            pipeline.write(JUMA, "Asante kwa ujumbe wako. Tutakujibu.");
            await().untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(lines));
        }
        pipeline.write(JUMA, "Asante kwa ujumbe wako. Tutakujibu.");

        await().untilAsserted(() -> assertThat(pipeline.outcomes()).contains("HANDED_OFF"));
        pipeline.write(JUMA, "Asante kwa ujumbe wako. Tutakujibu.");
        await().untilAsserted(() ->
                assertThat(pipeline.outcomes()).filteredOn("HANDED_OFF"::equals).hasSize(2));
        assertThat(pipeline.chats.sent).hasSize(8);
        assertThat(store.getBean(ChatHandoffs.class).all(pipeline.tenant, Instant.now()))
                .singleElement()
                .satisfies(handoff -> assertThat(handoff.cause()).isEqualTo(ChatHandoffs.Cause.LOOP));
    }

    @Test
    void handsAChatThatGoesRoundInACircleToAPerson() {
        pipeline.connect(TestPipeline.settings(100, Duration.ofMinutes(10), Duration.ZERO, 8));
        List<String> circle = List.of("Mko wapi?", "Mnafungua saa ngapi?", "Naweza kulipa kwa simu?");
        for (int n = 0; n < 17; n++) {
            writesAndHasAnswers(circle.get(n % 3), n + 1);
        }
        pipeline.write(JUMA, circle.get(2));

        await().atMost(LONG).untilAsserted(() -> assertThat(pipeline.outcomes()).contains("HANDED_OFF"));
        assertThat(pipeline.chats.sent).hasSize(17);
        assertThat(pipeline.followUps()).contains("LOOP");
    }

    @Test
    void takesAPersonWhoTakesTheirTimeForNoAutomaton() {
        pipeline.connect(TestPipeline.settings(100, Duration.ofMinutes(10), Duration.ZERO, 8));
        List<String> often = List.of("Mko wapi?", "Mnafungua saa ngapi?", "Naweza kulipa kwa simu?");
        for (int n = 0; n < 20; n++) {
            writesAndHasAnswers(often.get(n % 3), n + 1);
            if (n == 10) {
                jdbc.sql("update message_logs set sent_at = sent_at - interval '1 minute' where tenant_id = :tenant")
                        .param("tenant", pipeline.tenant.value())
                        .update();
            }
        }
    }

    @Test
    void endsSmallTalkThatAsksForNothingUntilSomethingIsAsked() {
        pipeline.connect(TestPipeline.settings(100, Duration.ofMinutes(10), Duration.ZERO, 0, 3));
        List.of("Habari", "Asante sana", "Sawa", "Poa", "😊").forEach(text -> pipeline.write(JUMA, text));
        await().untilAsserted(() -> assertThat(pipeline.outcomes())
                .filteredOn("SAID_BEFORE"::equals)
                .hasSize(2));
        pipeline.write(JUMA, "Mko wapi?");
        pipeline.write(JUMA, "Asante");
        pipeline.write(customer(1), "Habari");

        await().untilAsserted(() -> assertThat(pipeline.chats.sent).hasSize(6));
        assertThat(pipeline.outcomes()).filteredOn("SAID_BEFORE"::equals).hasSize(2);
    }

    private void writesAndHasAnswers(String text, int answers) {
        pipeline.write(JUMA, text);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.outcomes())
                        .filteredOn("SENT"::equals)
                        .hasSize(answers));
    }

    private static String customer(int n) {
        return "2557100000%02d@c.us".formatted(n);
    }

    private List<String> origins() {
        return jdbc.sql("select origin from message_logs where tenant_id = :tenant and direction = 'OUT'")
                .param("tenant", pipeline.tenant.value())
                .query(String.class)
                .list();
    }

    /** The messages that were answered, in the order in which their answers were planned. */
    private List<Long> planned() {
        return jdbc.sql("select answers from message_logs where tenant_id = :tenant and direction = 'OUT' order by id")
                .param("tenant", pipeline.tenant.value())
                .query(Long.class)
                .list();
    }

    /** How many answers were begun at least so often. */
    private int attempts(int least) {
        return jdbc.sql("select count(*) from message_logs where tenant_id = :tenant and attempts >= :least")
                .param("tenant", pipeline.tenant.value())
                .param("least", least)
                .query(Integer.class)
                .single();
    }

    /** Whether the page's refusal of an answer is written down, so that nothing is under way any more. */
    private boolean refused() {
        return jdbc.sql("select exists (select from message_logs where tenant_id = :tenant and refusals > 0)")
                .param("tenant", pipeline.tenant.value())
                .query(Boolean.class)
                .single();
    }

    private int held() {
        return jdbc.sql("select count(*) from message_logs where tenant_id = :tenant and held_at is not null")
                .param("tenant", pipeline.tenant.value())
                .query(Integer.class)
                .single();
    }
}
