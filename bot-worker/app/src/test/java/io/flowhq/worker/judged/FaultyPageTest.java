package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.store.StoreTest;
import io.flowhq.store.tenant.TenantOverviews;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * What becomes of messages when the page or the service misbehaves: on real browsers, judged by the simulated WhatsApp.
 * Nothing here is UNCERTAIN.
 */
@StoreTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultyPageTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofMinutes(30);
    private static final int LIMIT = 1_000;
    private static final String JUMA = "255711000001";
    private static final String REHEMA = "255711000002";

    @Autowired
    private ApplicationContext store;

    private TenantFleet tenantFleet;
    private Business refused;

    @BeforeAll
    void open(@TempDir Path home) throws IOException, InterruptedException {
        tenantFleet = TenantFleet.open(
                store, home, TenantFleet.messages(LIMIT, Duration.ofSeconds(2), Duration.ofSeconds(8)), 4);
        refused = tenantFleet.business();
        // Its answer is tried again while the other tests run.
        tenantFleet.whatsApp.fault(refused.number(), "sendResult", "ERROR_NETWORK");
        refused.hears(JUMA, "bei gani");
    }

    @AfterAll
    void close() {
        tenantFleet.close();
    }

    @Test
    void answersOnceThoughThePageDiesRightAfterSending() throws Exception {
        Business salon = tenantFleet.business();
        tenantFleet.whatsApp.fault(salon.number(), "sendThenCrash", 2);

        hears(salon, JUMA, "Habari", "bei gani");
        hears(salon, REHEMA, "miadi", "mko wapi?");

        awaitAnswers(salon, 4);
        tenantFleet.close(salon);
    }

    @Test
    void answersOnceWhatIsToldTwice() throws Exception {
        Business salon = tenantFleet.business();
        tenantFleet.whatsApp.fault(salon.number(), "duplicateEvents", 3);

        hears(salon, JUMA, "Habari", "bei gani", "miadi");

        awaitAnswers(salon, 3);
        tenantFleet.close(salon);
    }

    @Test
    void waitsForTheBodyOfAMessage() throws Exception {
        Business salon = tenantFleet.business();
        tenantFleet.whatsApp.fault(salon.number(), "cipherFirst", true);

        hears(salon, JUMA, "Habari", "bei gani");

        awaitAnswers(salon, 2);
        assertThat(said(salon, JUMA)).hasSize(2).last().asString().contains("bei ya");
        tenantFleet.close(salon);
    }

    @Test
    void sendsAgainWhatCouldNotGoOutForAWhile() throws Exception {
        Business salon = tenantFleet.business();
        tenantFleet.whatsApp.fault(salon.number(), "sendResult", "ERROR_NETWORK");
        hears(salon, JUMA, "Habari", "bei gani");
        await().atMost(TIMEOUT).until(() -> salon.attempts() >= 2);
        assertThat(said(salon, JUMA)).isEmpty();

        tenantFleet.whatsApp.noFaults(salon.number());

        awaitAnswers(salon, 2);
        tenantFleet.close(salon);
    }

    @Test
    void goesOnWithAChatWhileThePageHoldsAnAnswerAndNeverSendsItAgain() throws Exception {
        Business salon = tenantFleet.business();
        tenantFleet.whatsApp.fault(salon.number(), "ackNever", true);
        hears(salon, JUMA, "Habari", "bei gani");

        await().atMost(TIMEOUT).until(() -> said(salon, JUMA).size() == 2);
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(salon.outcomes()).isEqualTo(Map.of("IN RECEIVED", 2, "OUT SENDING", 2)));
        assertThat(said(salon, JUMA)).hasSize(2);

        // The page asks what became of its messages when its line is back.
        tenantFleet.whatsApp.noFaults(salon.number());
        tenantFleet.whatsApp.fault(salon.number(), "disconnect", 1);

        awaitAnswers(salon, 2);
        tenantFleet.close(salon);
    }

    @Test
    void learnsLateThatAnAnswerWentOut() throws Exception {
        Business salon = tenantFleet.business();
        tenantFleet.whatsApp.fault(salon.number(), "ackNever", true);
        hears(salon, JUMA, "Habari", "bei gani");
        await().atMost(TIMEOUT).until(() -> said(salon, JUMA).size() == 1);

        tenantFleet.whatsApp.noFaults(salon.number());
        tenantFleet.whatsApp.fault(salon.number(), "disconnect", 1);

        awaitAnswers(salon, 2);
        tenantFleet.close(salon);
    }

    @Test
    void answersAfterTheLineWasCut() throws Exception {
        Business salon = tenantFleet.business();
        hears(salon, JUMA, "Habari", "bei gani");
        tenantFleet.whatsApp.fault(salon.number(), "disconnect", 3);
        hears(salon, JUMA, "miadi");
        hears(salon, REHEMA, "Habari");

        awaitAnswers(salon, 4);
        tenantFleet.close(salon);
    }

    @Test
    void leavesTheHistoryThatIsLoadedAlone() throws Exception {
        Business salon = tenantFleet.business(fresh ->
                tenantFleet.whatsApp.fault(fresh.number(), "historySync", Map.of("messages", 300, "seconds", 1)));
        hears(salon, JUMA, "Habari");
        awaitAnswers(salon, 1);

        tenantFleet.whatsApp.fault(salon.number(), "disconnect", 1);
        hears(salon, JUMA, "bei gani");

        awaitAnswers(salon, 2);
        tenantFleet.close(salon);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void keepsTryingWhatIsRefusedAgainAndAgainAndGoesOnWithTheNext() {
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(refused.outcomes()).isEqualTo(Map.of("IN RECEIVED", 1, "OUT PLANNED", 1)));
        assertThat(said(refused, JUMA)).isEmpty();

        tenantFleet.whatsApp.noFaults(refused.number());
        refused.hears(JUMA, "Habari");

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(refused.outcomes()).isEqualTo(Map.of("IN ANSWERED", 2, "OUT SENT", 2)));
        assertThat(said(refused, JUMA)).hasSize(2);
    }

    private static void hears(Business business, String customer, String... texts) {
        for (String text : texts) {
            business.hears(customer, text);
        }
    }

    /** Each message is answered once, in order, and the log says so. */
    private static void awaitAnswers(Business business, int messages) {
        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        JudgeClient.assertThat(business.verdict(LIMIT, GRACE)).answersAll(messages));
        System.out.printf("%s%n", business.verdict(LIMIT, GRACE).inWords());
    }

    private static List<String> said(Business business, String customer) {
        List<String> texts = new ArrayList<>();
        for (JsonNode line : business.chatWith(customer)) {
            if (line.required("by").asText().equals("device")) {
                texts.add(line.required("text").asText());
            }
        }
        return texts;
    }

    private String lastError(Business business) {
        return store.getBean(TenantOverviews.class)
                .find(business.id())
                .orElseThrow()
                .worker()
                .lastError();
    }
}
