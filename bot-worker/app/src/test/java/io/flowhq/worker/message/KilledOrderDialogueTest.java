package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.dialogue.DialogueTexts;
import io.flowhq.replies.dialogue.RequestDetails;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.CatalogueItem;
import io.flowhq.store.knowledge.CatalogueItems;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewText;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.message.TextPlanning;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An order from the first word to its cancellation, with a worker that dies at one step of one turn: the customer reads the
 * same as without, and there is one order.
 *
 * <p>The suite lets it die at one step of each turn, {@code ./flowhq test --campaign KilledOrderDialogueTest} at all.
 */
@StoreTest
class KilledOrderDialogueTest {

    private static final String CHAT = "255711111111@c.us";
    private static final MessageSettings SETTINGS = TestPipeline.settings(1_000);
    private static final SendingLimit LIMIT = new SendingLimit(10, Duration.ofMinutes(1));

    /** What the customer writes, and a part of what they read. */
    private record Turn(String text, String answer) {}

    private static final List<Turn> TURNS = List.of(
            new Turn("Nataka kuagiza", "bidhaa gani"),
            new Turn("viatu vya ngozi", "ngapi"),
            new Turn("2", "wapi"),
            new Turn("Mbezi", "TSh 70,000"),
            new Turn("ndiyo", "Tumepokea oda yako"),
            new Turn("oda yangu imefikia wapi?", "bado haijathibitishwa"),
            new Turn("nataka kubadilisha oda yangu iwe 3", "TSh 105,000"),
            new Turn("ndiyo", "Tumepokea oda yako"),
            new Turn("ghairi oda yangu", "tumeghairi oda yako"));

    /** Stands for SIGKILL: nothing of the pipeline catches it. */
    private static final class Killed extends Error {}

    @Autowired
    private ApplicationContext store;

    @Autowired
    private CustomerRequests requests;

    private TestPipeline shop;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeEach
    void aShop() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        shop = new TestPipeline(store);
        store.getBean(JdbcClient.class)
                .sql("update tenant_configs set template_type = 'ECOMMERCE' where tenant_id = :tenant")
                .param("tenant", shop.tenant.value())
                .update();
        store.getBean(CatalogueItems.class)
                .put(
                        shop.tenant,
                        new CatalogueItem(
                                UUID.randomUUID(),
                                "Viatu vya ngozi",
                                List.of(),
                                BigDecimal.valueOf(35_000),
                                "TZS",
                                9,
                                ""));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    static Stream<Arguments> deaths() {
        PipelineStep[] steps = PipelineStep.values();
        return IntStream.range(0, TURNS.size())
                .boxed()
                .flatMap(turn -> Boolean.getBoolean("flowhq.campaign")
                        ? Stream.of(steps).map(step -> Arguments.of(turn, step))
                        : Stream.of(Arguments.of(turn, steps[turn % steps.length])));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void goesOnAsIfNothingHadHappened(int dyingTurn, PipelineStep step) {
        shop.connect(SETTINGS);
        for (int turn = 0; turn < TURNS.size(); turn++) {
            if (turn == dyingTurn) {
                writeToADyingWorker(TURNS.get(turn).text(), step);
            } else {
                shop.write(CHAT, TURNS.get(turn).text());
            }
            int answers = turn + 1;
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(shop.chats.answersByQuestion()).hasSize(answers));
            await().untilAsserted(() -> assertThat(shop.outcomes()).doesNotContain("RECEIVED", "PLANNED", "SENDING"));
            if (turn == 7) {
                assertThat(order().number()).isEqualTo("3");
                assertThat(order().orderTotal()).map(Object::toString).contains("TZS 105000");
            }
        }
        assertThat(shop.chats.sent)
                .hasSameSizeAs(TURNS)
                .zipSatisfy(TURNS, (sent, turn) -> assertThat(sent.text()).contains(turn.answer()));
        assertThat(order().status()).isEqualTo(RequestStatus.CANCELLED);
        assertThat(store.getBean(FollowUps.class).allOpen(shop.tenant, 50))
                .extracting(FollowUp::reason)
                .containsExactly(FollowUpReason.ORDER, FollowUpReason.ORDER, FollowUpReason.CHANGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = PipelineStep.class,
            names = {"BEFORE_BEGINNING", "AFTER_BEGINNING", "WHILE_SENDING", "AFTER_SENDING", "AFTER_SETTLING"})
    void tellsADecisionOnceWhereverTheWorkerDies(PipelineStep step) {
        shop.connect(SETTINGS);
        for (int turn = 0; turn < 5; turn++) {
            shop.write(CHAT, TURNS.get(turn).text());
            int answers = turn + 1;
            await().untilAsserted(() -> assertThat(shop.chats.sent).hasSize(answers));
        }
        await().untilAsserted(() -> assertThat(shop.outcomes()).doesNotContain("RECEIVED", "PLANNED", "SENDING"));
        shop.disconnect();
        confirm();

        AtomicBoolean dead = new AtomicBoolean();
        shop.connect(SETTINGS, passed -> dieAt(step, passed, dead));
        await().until(dead::get);
        shop.connect(SETTINGS);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(shop.outcomes()).doesNotContain("PLANNED", "SENDING"));
        assertThat(shop.chats.sent).hasSize(6);
        assertThat(shop.chats.sent.getLast().text()).contains("imethibitishwa");
        assertThat(order().status()).isEqualTo(RequestStatus.CONFIRMED);
    }

    /** As a person decides: the new status and the text stand together. */
    private void confirm() {
        CustomerRequest order = order();
        String text = new DialogueTexts()
                .told(
                        io.flowhq.replies.dialogue.DialogueKind.ORDER,
                        "confirmed",
                        new RequestDetails(order.thing(), order.number(), order.place(), null, null, null),
                        ReplyLanguage.SW);
        new TransactionTemplate(store.getBean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            requests.decide(shop.tenant, RequestKind.ORDER, order.id(), RequestStatus.CONFIRMED, "amina");
            store.getBean(TextPlanning.class)
                    .plan(
                            new NewText(
                                    shop.tenant, order.replyChat(), text, null, MessageOrigin.PROGRAM, "amina", null),
                            LIMIT);
        });
    }

    private CustomerRequest order() {
        List<CustomerRequest> all = requests.all(shop.tenant, RequestKind.ORDER, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void writeToADyingWorker(String text, PipelineStep step) {
        AtomicBoolean dead = new AtomicBoolean();
        shop.connect(SETTINGS, passed -> dieAt(step, passed, dead));
        shop.write(CHAT, text);
        await().until(dead::get);
        shop.connect(SETTINGS);
    }

    private static void dieAt(PipelineStep last, PipelineStep passed, AtomicBoolean dead) {
        if (passed == last || dead.get()) {
            dead.set(true);
            throw new Killed();
        }
    }
}
