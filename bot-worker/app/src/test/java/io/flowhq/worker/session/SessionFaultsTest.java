package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionHeartbeat.Liveness;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.tenant.NewTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** What a session does about its page, its browser and the service: real Chromium, real PostgreSQL, the simulated WhatsApp. */
class SessionFaultsTest extends SessionTestCase {

    @Test
    void freesAPageFromAnEndlessLoop() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("hang")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            whatsApp.fault(salon.phoneNumber(), "hang", true);
            long began = System.nanoTime();
            await().atMost(TIMEOUT).until(() -> session.heartbeat().liveness() == Liveness.UNKNOWN);
            await().atMost(TIMEOUT).until(() -> session.heartbeat().liveness() == Liveness.LIVE);
            System.out.printf("hang: live again after %d ms%n", (System.nanoTime() - began) / 1_000_000);

            whatsApp.customerWrites("255711000006", salon.phoneNumber(), "Mko wazi?");
            await().atMost(TIMEOUT)
                    .untilAsserted(() ->
                            assertThat(sessionHostFixture.pipeline.texts()).containsExactly("Mko wazi?"));
        }
    }

    @Test
    void takesAPageThatCouldNotBeLoadedUpAgain() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("unreachable")) {
            whatsApp.fault("*", "silentServer", true);
            BrowserSession session = sessionHostFixture.run(salon.id(), 1);
            await().atMost(TIMEOUT).until(() -> sessionHostFixture.sessions.used() == 1);
            whatsApp.noFaults("*");
            await().atMost(Duration.ofSeconds(60)).until(() -> session.linkState() instanceof LinkState.AwaitingScan);
        } finally {
            whatsApp.noFaults("*");
        }
    }

    @Test
    void replacesAPageThatCrashed() throws Exception {
        staysConnectedThrough("crashRenderer", true);
    }

    @Test
    void reconnectsAfterTheLineWasCut() throws Exception {
        staysConnectedThrough("disconnect", 4);
    }

    private void staysConnectedThrough(String fault, Object value) throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("through-" + fault.toLowerCase(Locale.ROOT))) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            long began = System.nanoTime();
            whatsApp.fault(salon.phoneNumber(), fault, value);
            await().atMost(TIMEOUT).until(() -> sessionHostFixture.events.contains(Kind.DISCONNECTED));
            whatsApp.customerWrites("255711000003", salon.phoneNumber(), "Je, mpo?");

            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(sessionHostFixture.events).endsWith(Kind.CONNECTED));
            System.out.printf("%s: connected again after %d ms%n", fault, (System.nanoTime() - began) / 1_000_000);
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(heard(sessionHostFixture)).contains("Je, mpo?"));
            assertThat(session.isEnding()).isFalse();
            assertThat(sessionHostFixture.events).containsOnlyOnce(Kind.QR_SHOWN);
        }
    }

    /** What was told, or can be read back: a message may have reached the page that died. */
    private static List<String> heard(SessionHostFixture sessionHostFixture) {
        List<String> all = new ArrayList<>(sessionHostFixture.pipeline.texts());
        sessionHostFixture
                .pipeline
                .ready
                .get(sessionHostFixture.pipeline.ready.size() - 1)
                .recent(Instant.now().minusSeconds(600))
                .join()
                .forEach(message -> all.add(message.body()));
        return all;
    }

    @Test
    void opensANewBrowserWhenTheOldOneIsKilled() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("killed")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            session.page().kill();
            await().atMost(TIMEOUT).until(() -> sessionHostFixture.events.contains(Kind.DISCONNECTED));
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(sessionHostFixture.events).endsWith(Kind.CONNECTED));
            assertThat(sessionHostFixture.pipeline.gone).containsExactly(salon.id());
            assertThat(sessionHostFixture.pipeline.ready).hasSize(2);
        }
    }

    @Test
    void findsADeafPageAndCuresIt() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("deaf")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            whatsApp.fault(salon.phoneNumber(), "deaf", "page");
            long began = System.nanoTime();
            whatsApp.customerWrites("255711000004", salon.phoneNumber(), "Unanisikia?");

            assertThat(sessionHostFixture.pipeline.texts()).isEmpty();
            await().atMost(Duration.ofSeconds(60)).until(() -> sessionHostFixture.events.contains(Kind.DISCONNECTED));
            await().atMost(TIMEOUT)
                    .untilAsserted(() ->
                            assertThat(sessionHostFixture.pipeline.texts()).containsOnly("Unanisikia?"));
            System.out.printf("deaf: found after %d ms%n", (System.nanoTime() - began) / 1_000_000);
            await().atMost(TIMEOUT).until(() -> session.heartbeat().liveness() == Liveness.LIVE);
            whatsApp.customerWrites("255711000004", salon.phoneNumber(), "Asante");
            await().atMost(TIMEOUT)
                    .untilAsserted(() ->
                            assertThat(sessionHostFixture.pipeline.texts()).contains("Asante"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "banned, true, BANNED",
        "loggedOut, account_locked, BANNED",
        "loggedOut, storage_quota_exceeded, STORAGE_LOST",
        "deprecatedVersion, true, PAGE_OUTDATED",
        "disconnect, 60, UNREACHABLE",
    })
    void namesTheCauseOfItsEnd(String fault, String value, SessionOutcome outcome) throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture =
                host("cause", settings(Duration.ofSeconds(30), Duration.ofSeconds(4)))) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            long began = System.nanoTime();
            whatsApp.fault(salon.phoneNumber(), fault, number(value));
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(outcome);
            System.out.printf("%s: %s after %d ms%n", fault, outcome, (System.nanoTime() - began) / 1_000_000);
        } finally {
            whatsApp.noFaults(salon.phoneNumber());
        }
    }

    @Test
    void comesBackFromTheSnapshotWhenItsStorageWasLost() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("storage")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            await().atMost(TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(snapshots.newestFirst(salon.id())).isNotEmpty());
            whatsApp.fault(salon.phoneNumber(), "storageLost", true);
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.STORAGE_LOST);

            BrowserSession again = sessionHostFixture.run(salon.id(), 2);
            await().atMost(TIMEOUT).until(() -> again.linkState().isConnected());
            assertThat(sessionHostFixture.events).containsOnlyOnce(Kind.QR_SHOWN);
        }
    }

    @Test
    void takesItsAccountBackOnceWhenTheTenantIsItsOwn() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("conflict")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            whatsApp.fault(salon.phoneNumber(), "conflict", true);
            await().atMost(TIMEOUT).until(() -> sessionHostFixture.pipeline.gone.contains(salon.id()));
            await().atMost(TIMEOUT).until(() -> session.linkState().isConnected());
            assertThat(sessionHostFixture.pipeline.ready).hasSize(2);

            whatsApp.fault(salon.phoneNumber(), "conflict", true);
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.CONFLICT);
        } finally {
            whatsApp.noFaults(salon.phoneNumber());
        }
    }

    @Test
    void pressesAwayWhatTheServiceAnnounces() throws Exception {
        NewTenant salon = tenant();
        whatsApp.fault(salon.phoneNumber(), "whatsNew", 15);
        try (SessionHostFixture sessionHostFixture = host("whats-new")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            await().atMost(TIMEOUT)
                    .until(() -> whatsApp.call("GET", "/control/faults", null)
                            .path(salon.phoneNumber())
                            .path("whatsNew")
                            .isMissingNode());
            assertThat(session.linkState().isConnected()).isTrue();
        } finally {
            whatsApp.noFaults(salon.phoneNumber());
        }
    }

    @Test
    void opensAHeavyBrowserAnewOnceItsChatsAreQuiet() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture =
                host("heavy", SessionSettings.defaults(), DataSize.ofMegabytes(20))) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.RECYCLED);
            assertThat(snapshots.newestFirst(salon.id()).get(0).clean()).isTrue();
        }
    }

    private static Object number(String value) {
        return value.matches("\\d+") ? Integer.valueOf(value) : value.equals("true") ? Boolean.TRUE : value;
    }
}
