package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.message.MessageIds;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.worker.page.SendResult;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** From the first code to the chats, and what keeps a tenant from getting there: real Chromium, real PostgreSQL, the simulated WhatsApp. */
class SessionLinkingTest extends SessionTestCase {

    @Test
    void goesFromTheCodeToTheFirstAnswerAndStaysLinkedOverAStop() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("first")) {
            BrowserSession session = sessionHostFixture.run(salon.id(), 1);
            link(salon);
            await().atMost(TIMEOUT).until(() -> session.linkState().isConnected());
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(sessionHostFixture.events)
                            .containsExactly(Kind.HOSTED, Kind.QR_SHOWN, Kind.SCANNED, Kind.CONNECTED));
            assertThat(records.link(salon.id()).orElseThrow().qr()).isNull();

            whatsApp.customerWrites("255711000001", salon.phoneNumber(), "Habari");
            await().atMost(TIMEOUT)
                    .untilAsserted(() ->
                            assertThat(sessionHostFixture.pipeline.texts()).containsExactly("Habari"));
            LinkedChats chats = sessionHostFixture.pipeline.ready.get(0);
            assertThat(chats.ownNumber()).isEqualTo(salon.phoneNumber());
            String chat = sessionHostFixture.pipeline.messages.get(0).chatId();
            String id = MessageIds.next(chat);
            SendResult sent = chats.send(chat, "Karibu", id, null).get(20, TimeUnit.SECONDS);
            assertThat(sent.sent()).isTrue();
            assertThat(sent.messageId()).isEqualTo(id);
            assertThat(chats.find(id).get(10, TimeUnit.SECONDS)).isPresent();
            assertThat(chats.find(id.substring(0, id.length() - 3) + "FFF").get(10, TimeUnit.SECONDS))
                    .isEmpty();
            assertThat(whatsApp.chat(salon.phoneNumber(), "255711000001").toString())
                    .contains("Karibu");
            assertThat(session.heartbeat().memory()).isGreaterThan(50L << 20);

            session.end(SessionOutcome.STOPPED, null);
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.STOPPED);
            assertThat(leases.find(salon.id())).isEmpty();

            BrowserSession again = sessionHostFixture.run(salon.id(), 2);
            await().atMost(TIMEOUT).until(() -> again.linkState().isConnected());
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(sessionHostFixture.events)
                            .containsExactly(
                                    Kind.HOSTED,
                                    Kind.QR_SHOWN,
                                    Kind.SCANNED,
                                    Kind.CONNECTED,
                                    Kind.HOSTED,
                                    Kind.SCANNED,
                                    Kind.CONNECTED));
        }
    }

    /** The code path of the real page: wa-js is there before the page, and the page then puts its own in its place. */
    @Test
    void goesTheSameWayOnAHostThatGetsWaJs() throws Exception {
        NewTenant salon = tenant();
        URI injected = URI.create(
                "http://" + SessionHostFixture.INJECTED + ":" + whatsApp.url().getPort() + "/");
        try (SessionHostFixture sessionHostFixture = new SessionHostFixture(
                "injected",
                injected,
                home.resolve("profiles-injected"),
                home.resolve("key"),
                store,
                settings(Duration.ofSeconds(30), Duration.ofSeconds(20)),
                DataSize.ofGigabytes(1),
                "--host-resolver-rules=MAP " + SessionHostFixture.INJECTED + " 127.0.0.1")) {
            linked(sessionHostFixture, salon, 1);
            whatsApp.customerWrites("255711000007", salon.phoneNumber(), "Habari za leo");
            await().atMost(TIMEOUT)
                    .untilAsserted(() ->
                            assertThat(sessionHostFixture.pipeline.texts()).containsExactly("Habari za leo"));
            LinkedChats chats = sessionHostFixture.pipeline.ready.get(0);
            String id = MessageIds.next("255711000007@c.us");
            assertThat(chats.send("255711000007@c.us", "Nzuri", id, null)
                            .get(20, TimeUnit.SECONDS)
                            .sent())
                    .isTrue();
            assertThat(whatsApp.devices().findParents("waJs").stream()
                            .filter(device -> device.path("number").asText().equals(salon.phoneNumber())))
                    .singleElement()
                    .satisfies(
                            device -> assertThat(device.path("waJs").asText()).isEqualTo("4.6.0"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unsupportedBrowser, BROWSER_REJECTED",
        "neverReady, UNREACHABLE",
        "qrIdle, SCAN_TIMEOUT",
    })
    void namesTheCauseWhenNoCodeCanBeShown(String fault, SessionOutcome outcome) throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture =
                host("no-code", settings(Duration.ofSeconds(30), Duration.ofSeconds(4)))) {
            whatsApp.fault("*", fault, true);
            BrowserSession session = sessionHostFixture.run(salon.id(), 1);
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(outcome);
        } finally {
            whatsApp.noFaults("*");
        }
    }

    @Test
    void isAdoptedUnderItsEpochAndReplacedUnderANewerOne() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("adopting")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            sessionHostFixture.events.clear();
            assertThat(sessionHostFixture.run(salon.id(), 1)).isSameAs(session);
            await().atMost(TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(sessionHostFixture.events).containsExactly(Kind.HOSTED, Kind.CONNECTED));

            BrowserSession newer = sessionHostFixture.run(salon.id(), 2);
            assertThat(newer).isNotSameAs(session);
            assertThat(session.ended()).isDone();
            await().atMost(TIMEOUT).until(() -> newer.linkState().isConnected());
            assertThat(sessionHostFixture.sessions.take(new SessionAssignment(salon.id(), new Epoch(1)), true))
                    .isEmpty();
        }
    }

    @Test
    void unlinksAPhoneWithAnotherNumberThanTheTenants() throws Exception {
        NewTenant salon = tenant();
        String other = "255799" + salon.phoneNumber().substring(6);
        whatsApp.phone(other);
        try (SessionHostFixture sessionHostFixture = host("wrong-number")) {
            BrowserSession session = sessionHostFixture.run(salon.id(), 1);
            whatsApp.scan(other, code(salon.id()));

            SessionEnded end = SessionHostFixture.end(session);
            assertThat(end.outcome()).isEqualTo(SessionOutcome.WRONG_NUMBER);
            assertThat(end.detail()).doesNotContain(other, salon.phoneNumber());
            assertThat(sessionHostFixture.events).doesNotContain(Kind.CONNECTED);
            assertThat(sessionHostFixture.pipeline.ready).isEmpty();
            assertThat(home.resolve("profiles-wrong-number/" + salon.id() + "/Default"))
                    .doesNotExist();
            assertThat(whatsApp.devices().toString()).doesNotContain(other);
        }
    }

    @Test
    void unlinksThePhoneOfAnotherTenantThoughItHasNoNumberOfItsOwn() throws Exception {
        NewTenant salon = tenant();
        TenantId unnamed = new TenantId(UUID.randomUUID());
        tenants.createUnconfigured(unnamed, "Duka la Juma");
        try (SessionHostFixture sessionHostFixture = host("anothers")) {
            BrowserSession rightful = linked(sessionHostFixture, salon, 1);
            BrowserSession session = sessionHostFixture.run(unnamed, 1);
            whatsApp.scan(salon.phoneNumber(), code(unnamed));

            SessionEnded end = SessionHostFixture.end(session);
            assertThat(end.outcome()).isEqualTo(SessionOutcome.WRONG_NUMBER);
            assertThat(end.detail()).contains("another tenant's").doesNotContain(salon.phoneNumber());
            assertThat(sessionHostFixture.pipeline.ready)
                    .allSatisfy(chats -> assertThat(chats.tenant()).isEqualTo(salon.id()));
            assertThat(rightful.linkState().isConnected()).isTrue();
        }
    }

    @Test
    void letsALinkedTenantSynchroniseForLongerThanAPageMayTakeToOpen() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture =
                host("history", settings(Duration.ofSeconds(30), Duration.ofSeconds(8), Duration.ofSeconds(6)))) {
            BrowserSession first = linked(sessionHostFixture, salon, 1);
            first.end(SessionOutcome.STOPPED, null);
            SessionHostFixture.end(first);
            whatsApp.fault(salon.phoneNumber(), "historySync", Map.of("messages", 100, "seconds", 12));
            sessionHostFixture.events.clear();

            BrowserSession again = sessionHostFixture.run(salon.id(), 2);

            await().atMost(Duration.ofSeconds(60)).until(() -> again.linkState().isConnected());
            assertThat(sessionHostFixture.events)
                    .startsWith(Kind.HOSTED, Kind.SCANNED)
                    .doesNotContain(Kind.DISCONNECTED);
        } finally {
            whatsApp.noFaults(salon.phoneNumber());
        }
    }

    @Test
    void showsAPairingCodeAndAPictureOfThePage() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("pairing")) {
            BrowserSession session = sessionHostFixture.run(salon.id(), 1);
            code(salon.id());
            sessionHostFixture.hostActivities.requestPairingCode(session.session());
            String code = await().atMost(TIMEOUT)
                    .until(() -> records.link(salon.id()).orElseThrow().pairingCode(), shown -> shown != null);
            sessionHostFixture.hostActivities.takeScreenshot(session.session());
            assertThat(records.screenshot(salon.id()).orElseThrow().png()).startsWith(0x89, 'P', 'N', 'G');

            whatsApp.pair(salon.phoneNumber(), code);
            await().atMost(TIMEOUT).until(() -> session.linkState().isConnected());
            sessionHostFixture.hostActivities.logout(session.session());
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.LOGGED_OUT);
        }
    }
}
