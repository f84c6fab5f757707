package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Three tenants with a browser each and ten messages each, written by the same ten customers at the same time: everybody is
 * answered once by whom they wrote to, and no tenant's log has a word of another's.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class StressTest {

    private static final List<String> NUMBERS = List.of("255715100001", "255715100002", "255715100003");
    private static final int MESSAGES = 10;
    private static final long FIRST_CUSTOMER = 255_754_200_000L;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void noTenantSeesAWordOfAnother() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            List<Business> businesses = new ArrayList<>();
            for (String number : NUMBERS) {
                businesses.add(platform.link(number));
            }
            assertThat(platform.browsers()).hasSize(NUMBERS.size());

            long start = System.nanoTime();
            for (int n = 0; n < MESSAGES; n++) {
                for (Business business : businesses) {
                    platform.whatsApp().customerWrites(customer(n), business.number(), text(business, n));
                }
            }
            for (Business business : businesses) {
                awaitAnswers(platform.whatsApp(), business);
            }
            double seconds = (System.nanoTime() - start) / 1e9;

            for (Business business : businesses) {
                assertThat(questions(platform.tenant(business)))
                        .as("what customers of %s wrote", business.number())
                        .hasSize(MESSAGES)
                        .allMatch(text -> text.contains(business.number()));
            }
            JsonNode verdict = platform.quietVerdict();
            LivePlatform.assertInnocent(verdict);
            assertThat(verdict.path("answered").asInt()).isEqualTo(NUMBERS.size() * MESSAGES);
            System.out.printf(
                    "%d tenants, %d messages each: all answered within %.1f s, misdirected 0, doubled 0, lost 0%n",
                    NUMBERS.size(), MESSAGES, seconds);
        }
    }

    private static void awaitAnswers(SimulatedWhatsApp whatsApp, Business business) {
        for (int n = 0; n < MESSAGES; n++) {
            String customer = customer(n);
            PollUntil.see(
                    "answer of " + business.number() + " to " + customer,
                    LivePlatform.TIMEOUT,
                    () -> whatsApp.chat(business.number(), customer),
                    lines -> lines.stream().anyMatch(line -> line.by().equals("device")));
        }
    }

    private static List<String> questions(JsonNode tenant) {
        return StreamSupport.stream(tenant.path("messages").spliterator(), false)
                .filter(message -> message.path("direction").asString().equals("IN"))
                .map(message -> message.path("message_text").asString())
                .toList();
    }

    private static String customer(int n) {
        return Long.toString(FIRST_CUSTOMER + n);
    }

    private static String text(Business business, int n) {
        return "Bei gani " + n + "? (" + business.number() + ")";
    }
}
