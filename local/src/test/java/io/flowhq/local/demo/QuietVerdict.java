package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the simulated WhatsApp has seen of a platform once that has done all its work. */
record QuietVerdict(SimulatedWhatsApp whatsApp, AdminApi admin) {

    /** The verdict once nothing is pending any more but what the platform itself lists as possibly not answered. */
    JsonNode await() {
        return PollUntil.see(
                        "verdict without anything pending that is not listed",
                        LivePlatform.TIMEOUT,
                        () -> new Pending(whatsApp.judge(10, Duration.ofMinutes(10)), listedWithoutAnswer()),
                        Pending::isListed)
                .verdict();
    }

    static void assertInnocent(JsonNode verdict) {
        for (String guilt : List.of("lost", "doubled", "inverted", "overLimit", "misdirected", "forgotten")) {
            assertThat(verdict.path(guilt).asInt())
                    .as("%s in %s", guilt, verdict)
                    .isZero();
        }
    }

    /** Nobody had to scan again, and no account was ever open twice. */
    static void assertStillTheSameDevice(SimulatedWhatsApp whatsApp, Business business)
            throws IOException, InterruptedException {
        assertThat(whatsApp.linkedDevices(business.number())).singleElement().satisfies(device -> {
            assertThat(device.id()).isEqualTo(business.device());
            assertThat(device.ousted()).as("oustings of %s", device).isZero();
        });
    }

    private record Pending(JsonNode verdict, int listed) {

        boolean isListed() {
            return verdict.path("pending").asInt() <= listed;
        }
    }

    /** Customers who have no answer, of whom a person is told that the sending failed or is uncertain. */
    private int listedWithoutAnswer() throws IOException, InterruptedException {
        int listed = 0;
        for (JsonNode tenant : admin.list().path("tenants")) {
            for (JsonNode followUp : admin.openFollowUps(tenant.path("id").asString())) {
                if (followUp.path("reason").asString("").equals("SEND_FAILED")
                        && !isAnswered(tenant.path("phone_number").asString(), followUp)) {
                    listed++;
                }
            }
        }
        return listed;
    }

    private boolean isAnswered(String number, JsonNode followUp) throws IOException, InterruptedException {
        String customer = followUp.path("chat_id").asString().replaceAll("@.*", "");
        return whatsApp.chat(number, customer).stream()
                .anyMatch(line -> line.by().equals("device"));
    }
}
