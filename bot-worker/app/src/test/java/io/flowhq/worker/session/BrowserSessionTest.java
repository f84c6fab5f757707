package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionHeartbeat.Liveness;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.page.SendResult;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Sessions as people see them: real Chromium, real PostgreSQL, the simulated WhatsApp. */
@StoreTest
class BrowserSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static SimulatorProcess whatsApp;

    @TempDir
    static Path home;

    @Autowired
    ApplicationContext store;

    @Autowired
    Tenants tenants;

    @Autowired
    SessionRecords records;

    @Autowired
    SessionLeases leases;

    @Autowired
    SessionSnapshots snapshots;

    private static SwitchedDatabase database;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase fresh = EmbeddedDatabase.fresh();
        fresh.register(registry);
        database = new SwitchedDatabase(fresh);
    }

    @BeforeAll
    static void start() throws IOException {
        whatsApp = SimulatorProcess.start();
        Files.writeString(home.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));
    }

    @AfterAll
    static void stop() {
        whatsApp.close();
    }

    @Test
    void goesFromTheCodeToTheFirstAnswerAndStaysLinkedOverAStop() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("first")) {
            BrowserSession session = sessionHostFixture.run(salon.id(), 1);
            link(salon);
            await().atMost(PATIENCE).until(() -> session.linkState().isConnected());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(sessionHostFixture.told)
                            .containsExactly(Kind.HOSTED, Kind.QR_SHOWN, Kind.SCANNED, Kind.CONNECTED));
            assertThat(records.link(salon.id()).orElseThrow().qr()).isNull();

            whatsApp.customerWrites("255711000001", salon.phoneNumber(), "Habari");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(sessionHostFixture.ear.texts()).containsExactly("Habari"));
            LinkedChats chats = sessionHostFixture.ear.ready.get(0);
            assertThat(chats.ownNumber()).isEqualTo(salon.phoneNumber());
            String chat = sessionHostFixture.ear.messages.get(0).chatId();
            String id = chats.newMessageId(chat).get(10, TimeUnit.SECONDS);
            SendResult sent = chats.send(chat, "Karibu", id, null).get(20, TimeUnit.SECONDS);
            assertThat(sent.sent()).isTrue();
            assertThat(sent.messageId()).isEqualTo(id);
            assertThat(chats.find(id).get(10, TimeUnit.SECONDS)).isPresent();
            assertThat(chats.find(id.substring(0, id.length() - 3) + "FFF").get(10, TimeUnit.SECONDS))
                    .isEmpty();
            assertThat(whatsApp.chat(salon.phoneNumber(), "255711000001").toString())
                    .contains("Karibu");
            assertThat(session.pulse().memory()).isGreaterThan(50L << 20);

            session.end(SessionOutcome.STOPPED, null);
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.STOPPED);
            assertThat(leases.find(salon.id())).isEmpty();

            BrowserSession again = sessionHostFixture.run(salon.id(), 2);
            await().atMost(PATIENCE).until(() -> again.linkState().isConnected());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(sessionHostFixture.told)
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

    @Test
    void answersAMessageThatThePageNeverSaw() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("forgetful")) {
            linked(sessionHostFixture, salon, 1);
            LinkedChats chats = sessionHostFixture.ear.ready.get(0);
            String id = chats.newMessageId("255711000009@c.us").get(10, TimeUnit.SECONDS);
            String unknown = "false_255711000009@c.us_3EB0" + "0".repeat(18);

            assertThat(chats.send("255711000009@c.us", "Karibu", id, unknown)
                            .get(20, TimeUnit.SECONDS)
                            .sent())
                    .isTrue();
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
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(sessionHostFixture.ear.texts()).containsExactly("Habari za leo"));
            LinkedChats chats = sessionHostFixture.ear.ready.get(0);
            String id = chats.newMessageId("255711000007@c.us").get(10, TimeUnit.SECONDS);
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

    @Test
    void comesUpElsewhereFromItsSnapshotWithoutAScan() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture here = host("here");
                SessionHostFixture elsewhere = host("elsewhere")) {
            BrowserSession first = linked(here, salon, 1);
            first.end(SessionOutcome.DRAINED, null);
            SessionHostFixture.end(first);

            BrowserSession second = elsewhere.run(salon.id(), 2);
            await().atMost(PATIENCE).until(() -> second.linkState().isConnected());
            whatsApp.customerWrites("255711000002", salon.phoneNumber(), "Bado upo?");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(elsewhere.ear.texts()).containsExactly("Bado upo?"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(elsewhere.told)
                            .containsExactly(Kind.HOSTED, Kind.SCANNED, Kind.CONNECTED));
        }
    }

    @Test
    void comesBackFromASnapshotOfARunningBrowserWhenDiskAndWorkerAreLost() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture elsewhere = host("survivor")) {
            try (SessionHostFixture lost = host("lost")) {
                BrowserSession first = linked(lost, salon, 1);
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(snapshots.newestFirst(salon.id())).hasSize(1));
                assertThat(snapshots.newestFirst(salon.id()).get(0).clean()).isFalse();
                first.kill();
                SessionHostFixture.end(first);
            }
            BrowserSession second = elsewhere.run(salon.id(), 2);
            await().atMost(PATIENCE).until(() -> second.linkState().isConnected());
            assertThat(elsewhere.told).doesNotContain(Kind.QR_SHOWN);
        }
    }

    @Test
    void usesNoSnapshotThatWasTamperedWith() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture here = host("tampered");
                SessionHostFixture elsewhere = host("careful")) {
            BrowserSession first = linked(here, salon, 1);
            first.end(SessionOutcome.STOPPED, null);
            SessionHostFixture.end(first);
            store.getBean(JdbcClient.class)
                    .sql("update session_snapshots set sealed = set_byte(sealed, 40, 7) where tenant_id = :id")
                    .param("id", salon.id().value())
                    .update();

            elsewhere.run(salon.id(), 2);
            code(salon.id());
        }
    }

    @Test
    void servesNobodyFromACopyOfAnothersProfile() throws Exception {
        NewTenant salon = tenant();
        NewTenant thief = tenant();
        try (SessionHostFixture sessionHostFixture = host("copied")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            session.end(SessionOutcome.STOPPED, null);
            SessionHostFixture.end(session);
            FileSystemUtils.copyRecursively(
                    home.resolve("profiles-copied/" + salon.id()), home.resolve("profiles-copied/" + thief.id()));
            BrowserSession again = sessionHostFixture.run(salon.id(), 2);
            await().atMost(PATIENCE).until(() -> again.linkState().isConnected());

            BrowserSession copy = sessionHostFixture.run(thief.id(), 2);

            assertThat(SessionHostFixture.end(copy).outcome())
                    .isIn(SessionOutcome.CONFLICT, SessionOutcome.WRONG_NUMBER);
            assertThat(sessionHostFixture.ear.ready)
                    .allSatisfy(chats -> assertThat(chats.tenant()).isEqualTo(salon.id()));
        }
    }

    @Test
    void leavesTheTenantToANewerSessionElsewhere() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture old = host("old");
                SessionHostFixture successor = host("successor")) {
            BrowserSession first = linked(old, salon, 1);
            // What the workflow does before it offers the session anew.
            store.getBean(JdbcClient.class)
                    .sql("update whatsapp_sessions set epoch = 2 where tenant_id = :id")
                    .param("id", salon.id().value())
                    .update();
            BrowserSession second = successor.run(salon.id(), 2);

            assertThat(SessionHostFixture.end(first))
                    .isEqualTo(new SessionEnded(SessionOutcome.LEASE_LOST, LeaseRenewal.SUPERSEDED, false));
            assertThat(first.pulse().memory()).isNotNegative();
            link(salon);
            await().atMost(PATIENCE).until(() -> second.linkState().isConnected());
            assertThat(leases.find(salon.id()).orElseThrow().owner()).hasToString("successor");
        }
    }

    @Test
    void closesItsBrowserWhenTheLeaseRunsOutBecauseTheDatabaseIsAway() throws Exception {
        NewTenant salon = tenant();
        SessionSettings shortLease = settings(Duration.ofSeconds(11), Duration.ofSeconds(15));
        try (SessionHostFixture sessionHostFixture = host("cut-off", shortLease)) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            database.close();
            try {
                assertThat(SessionHostFixture.end(session))
                        .isEqualTo(new SessionEnded(SessionOutcome.LEASE_LOST, LeaseRenewal.EXPIRED, false));
                BrowserSession waiting = sessionHostFixture.run(salon.id(), 2);
                assertThat(waiting.isEnding()).isFalse();
                database.open();
                await().atMost(PATIENCE).until(() -> waiting.linkState().isConnected());
            } finally {
                database.open();
            }
        }
    }

    @Test
    void freesAPageFromAnEndlessLoop() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("hang")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            whatsApp.fault(salon.phoneNumber(), "hang", true);
            long began = System.nanoTime();
            await().atMost(PATIENCE).until(() -> session.pulse().liveness() == Liveness.UNKNOWN);
            await().atMost(PATIENCE).until(() -> session.pulse().liveness() == Liveness.LIVE);
            System.out.printf("hang: live again after %d ms%n", (System.nanoTime() - began) / 1_000_000);

            whatsApp.customerWrites("255711000006", salon.phoneNumber(), "Mko wazi?");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(sessionHostFixture.ear.texts()).containsExactly("Mko wazi?"));
        }
    }

    @Test
    void answersForOthersWhileOnePageHangsAndAnotherWaitsForASilentServer() throws Exception {
        NewTenant quiet = tenant();
        NewTenant hanging = tenant();
        NewTenant waiting = tenant();
        try (SessionHostFixture sessionHostFixture = host("neighbours")) {
            linked(sessionHostFixture, quiet, 1);
            linked(sessionHostFixture, hanging, 1);
            LinkedChats chats = sessionHostFixture.ear.ready.get(0);
            whatsApp.fault("*", "silentServer", true);
            sessionHostFixture.run(waiting.id(), 1);
            whatsApp.fault(hanging.phoneNumber(), "hang", true);

            List<Long> millis = new ArrayList<>();
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8); System.nanoTime() < end; ) {
                long asked = System.nanoTime();
                chats.newMessageId("255711000009@c.us").get(10, TimeUnit.SECONDS);
                millis.add((System.nanoTime() - asked) / 1_000_000);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            millis.sort(null);
            long p99 = millis.get(millis.size() * 99 / 100);
            System.out.printf(
                    "neighbours: %d questions, p50 %d ms, p99 %d ms, longest %d ms%n",
                    millis.size(), millis.get(millis.size() / 2), p99, millis.get(millis.size() - 1));
            // In the very seconds in which the pages are found and cured, not before or after.
            assertThat(p99).isLessThan(3000);
            assertThat(millis.size()).isGreaterThan(50);
        } finally {
            whatsApp.noFaults("*");
        }
    }

    @Test
    void takesAPageThatCouldNotBeLoadedUpAgain() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("unreachable")) {
            whatsApp.fault("*", "silentServer", true);
            BrowserSession session = sessionHostFixture.run(salon.id(), 1);
            await().atMost(PATIENCE).until(() -> sessionHostFixture.sessions.used() == 1);
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
            await().atMost(PATIENCE).until(() -> sessionHostFixture.told.contains(Kind.DISCONNECTED));
            whatsApp.customerWrites("255711000003", salon.phoneNumber(), "Je, mpo?");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(sessionHostFixture.told).endsWith(Kind.CONNECTED));
            System.out.printf("%s: connected again after %d ms%n", fault, (System.nanoTime() - began) / 1_000_000);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(heard(sessionHostFixture)).contains("Je, mpo?"));
            assertThat(session.isEnding()).isFalse();
            assertThat(sessionHostFixture.told).containsOnlyOnce(Kind.QR_SHOWN);
        }
    }

    /** What was told, or can be read back: a message may have reached the page that died. */
    private static List<String> heard(SessionHostFixture sessionHostFixture) {
        List<String> all = new ArrayList<>(sessionHostFixture.ear.texts());
        sessionHostFixture
                .ear
                .ready
                .get(sessionHostFixture.ear.ready.size() - 1)
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
            await().atMost(PATIENCE).until(() -> sessionHostFixture.told.contains(Kind.DISCONNECTED));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(sessionHostFixture.told).endsWith(Kind.CONNECTED));
            assertThat(sessionHostFixture.ear.gone).containsExactly(salon.id());
            assertThat(sessionHostFixture.ear.ready).hasSize(2);
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

            assertThat(sessionHostFixture.ear.texts()).isEmpty();
            await().atMost(Duration.ofSeconds(60)).until(() -> sessionHostFixture.told.contains(Kind.DISCONNECTED));
            assertThat(sessionHostFixture.ear.texts()).containsExactly("Unanisikia?");
            System.out.printf("deaf: found after %d ms%n", (System.nanoTime() - began) / 1_000_000);
            await().atMost(PATIENCE).until(() -> session.pulse().liveness() == Liveness.LIVE);
            whatsApp.customerWrites("255711000004", salon.phoneNumber(), "Asante");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(sessionHostFixture.ear.texts()).contains("Asante"));
        }
    }

    @Test
    void leavesAnIdlePageAlone() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("idle")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            await().during(Duration.ofSeconds(6))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> session.pulse().liveness() == Liveness.LIVE);
            assertThat(sessionHostFixture.told).endsWith(Kind.CONNECTED).doesNotContain(Kind.DISCONNECTED);
        }
    }

    @Test
    void forgetsTheDeviceThatThePhoneRemoved() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("unlinked")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(snapshots.newestFirst(salon.id())).isNotEmpty());
            whatsApp.unlink(salon.phoneNumber());

            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.LOGGED_OUT);
            assertThat(snapshots.newestFirst(salon.id())).isEmpty();
            assertThat(home.resolve("profiles-unlinked/" + salon.id() + "/Default"))
                    .doesNotExist();
            assertThat(sessionHostFixture.ear.gone).containsExactly(salon.id());
        }
    }

    @Test
    void doesNotComeBackToLifeOnAWorkerThatWasGoneWhenItWasLoggedOut() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("returning")) {
            BrowserSession before = linked(sessionHostFixture, salon, 1);
            before.end(SessionOutcome.STOPPED, null);
            SessionHostFixture.end(before);
            // What the workflow does where the worker cannot be told.
            snapshots.forget(salon.id());

            BrowserSession after = sessionHostFixture.run(salon.id(), 2);

            await().atMost(PATIENCE).until(() -> after.linkState() instanceof LinkState.AwaitingScan);
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

    @ParameterizedTest
    @CsvSource({
        "unsupportedBrowser, BROWSER_REJECTED",
        "neverReady, PAGE_INCOMPATIBLE",
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
    void comesBackFromTheSnapshotWhenItsStorageWasLost() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("storage")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(snapshots.newestFirst(salon.id())).isNotEmpty());
            whatsApp.fault(salon.phoneNumber(), "storageLost", true);
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.STORAGE_LOST);

            BrowserSession again = sessionHostFixture.run(salon.id(), 2);
            await().atMost(PATIENCE).until(() -> again.linkState().isConnected());
            assertThat(sessionHostFixture.told).containsOnlyOnce(Kind.QR_SHOWN);
        }
    }

    @Test
    void isAdoptedUnderItsEpochAndReplacedUnderANewerOne() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("adopting")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            sessionHostFixture.told.clear();
            assertThat(sessionHostFixture.run(salon.id(), 1)).isSameAs(session);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(sessionHostFixture.told).containsExactly(Kind.HOSTED, Kind.CONNECTED));

            BrowserSession newer = sessionHostFixture.run(salon.id(), 2);
            assertThat(newer).isNotSameAs(session);
            assertThat(session.ended()).isDone();
            await().atMost(PATIENCE).until(() -> newer.linkState().isConnected());
            assertThat(sessionHostFixture.sessions.take(new SessionAssignment(salon.id(), new Epoch(1)), true))
                    .isEmpty();
        }
    }

    @Test
    void waitsForItsWorkflowOnlyWhileTemporalIsAway() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("orphan")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            sessionHostFixture.temporalThere = false;
            session.owner().leave(session.owner().take());
            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(10)).until(() -> !session.isEnding());
            sessionHostFixture.temporalThere = true;
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.DRAINED);
            assertThat(sessionHostFixture.startedLifecycles).containsExactly(salon.id());
        }
    }

    @Test
    void takesItsAccountBackOnceWhenTheTenantIsItsOwn() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("conflict")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            whatsApp.fault(salon.phoneNumber(), "conflict", true);
            await().atMost(PATIENCE).until(() -> sessionHostFixture.ear.gone.contains(salon.id()));
            await().atMost(PATIENCE).until(() -> session.linkState().isConnected());
            assertThat(sessionHostFixture.ear.ready).hasSize(2);

            whatsApp.fault(salon.phoneNumber(), "conflict", true);
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.CONFLICT);
        } finally {
            whatsApp.noFaults(salon.phoneNumber());
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
            assertThat(sessionHostFixture.told).doesNotContain(Kind.CONNECTED);
            assertThat(sessionHostFixture.ear.ready).isEmpty();
            assertThat(home.resolve("profiles-wrong-number/" + salon.id() + "/Default"))
                    .doesNotExist();
            assertThat(whatsApp.devices().toString()).doesNotContain(other);
        }
    }

    @Test
    void pressesAwayWhatTheServiceAnnounces() throws Exception {
        NewTenant salon = tenant();
        whatsApp.fault(salon.phoneNumber(), "whatsNew", 15);
        try (SessionHostFixture sessionHostFixture = host("whats-new")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            await().during(Duration.ofSeconds(18))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> session.linkState().isConnected());
        } finally {
            whatsApp.noFaults(salon.phoneNumber());
        }
    }

    @Test
    void staysUnavailableSoThatThePhoneRings() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("unavailable")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            assertUnavailable(salon);
            LinkedChats chats = sessionHostFixture.ear.ready.get(0);
            String id = chats.newMessageId("255711000009@c.us").get(10, TimeUnit.SECONDS);
            chats.send("255711000009@c.us", "Karibu", id, null).get(20, TimeUnit.SECONDS);
            assertUnavailable(salon);
            whatsApp.fault(salon.phoneNumber(), "crashRenderer", true);
            await().atMost(PATIENCE).until(() -> sessionHostFixture.ear.ready.size() == 2);
            assertUnavailable(salon);
            assertThat(session.isEnding()).isFalse();
        }
    }

    private static void assertUnavailable(NewTenant tenant) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(whatsApp.devices().findParents("available").stream()
                                .filter(device -> device.path("number").asText().equals(tenant.phoneNumber())))
                        .isNotEmpty()
                        .allSatisfy(device ->
                                assertThat(device.path("available").asBoolean()).isFalse()));
    }

    @Test
    void saysThatTheProfileIsInASnapshotWhenItHandsTheTenantOver() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("saved")) {
            BrowserSession session = linked(sessionHostFixture, salon, 1);
            session.end(SessionOutcome.DRAINED, null);
            assertThat(SessionHostFixture.end(session).movable()).isTrue();
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
            whatsApp.fault(salon.phoneNumber(), "historySync", Map.of("messages", 100, "seconds", 20));
            sessionHostFixture.told.clear();

            BrowserSession again = sessionHostFixture.run(salon.id(), 2);

            await().atMost(Duration.ofSeconds(60)).until(() -> again.linkState().isConnected());
            assertThat(sessionHostFixture.told)
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
            sessionHostFixture.desk.requestPairingCode(session.session());
            String code = await().atMost(PATIENCE)
                    .until(() -> records.link(salon.id()).orElseThrow().pairingCode(), shown -> shown != null);
            sessionHostFixture.desk.takeScreenshot(session.session());
            assertThat(records.screenshot(salon.id()).orElseThrow().png()).startsWith(0x89, 'P', 'N', 'G');

            whatsApp.pair(salon.phoneNumber(), code);
            await().atMost(PATIENCE).until(() -> session.linkState().isConnected());
            sessionHostFixture.desk.logout(session.session());
            assertThat(SessionHostFixture.end(session).outcome()).isEqualTo(SessionOutcome.LOGGED_OUT);
        }
    }

    @Test
    void refusesCommandsForASessionItDoesNotHost() {
        try (SessionHostFixture sessionHostFixture = host("nobody")) {
            assertThatThrownBy(() -> sessionHostFixture.desk.takeScreenshot(
                            new SessionAssignment(new TenantId(UUID.randomUUID()), new Epoch(1))))
                    .isInstanceOfSatisfying(ApplicationFailure.class, refusal -> {
                        assertThat(refusal.getType()).isEqualTo(FailureTypes.SESSION_GONE);
                        assertThat(refusal.isNonRetryable()).isTrue();
                    });
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

    @Test
    void emptiesAHostInOrderAndWaitsForWhoeverIsScanning() throws Exception {
        NewTenant first = tenant();
        NewTenant scanning = tenant();
        try (SessionHostFixture sessionHostFixture = host("emptied")) {
            BrowserSession connected = linked(sessionHostFixture, first, 1);
            BrowserSession awaiting = sessionHostFixture.run(scanning.id(), 1);
            String code = code(scanning.id());
            Thread drain = Thread.ofVirtual()
                    .start(() -> sessionHostFixture.sessions.handOn(
                            Duration.ofMinutes(1), Duration.ofSeconds(30), () -> true));

            assertThat(SessionHostFixture.end(connected).outcome()).isEqualTo(SessionOutcome.DRAINED);
            assertThat(awaiting.isEnding()).isFalse();
            whatsApp.scan(scanning.phoneNumber(), code);
            assertThat(SessionHostFixture.end(awaiting).outcome()).isEqualTo(SessionOutcome.DRAINED);
            drain.join();
            assertThat(sessionHostFixture.told).contains(Kind.SCANNED);
            assertThat(snapshots.newestFirst(scanning.id())).isNotEmpty();
        }
    }

    @Test
    void takesNoMoreSessionsThanThereIsRoomFor() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture sessionHostFixture = host("full")) {
            sessionHostFixture.sessions.welcome(false);
            assertThatThrownBy(() ->
                            sessionHostFixture.sessions.take(new SessionAssignment(salon.id(), new Epoch(1)), false))
                    .isInstanceOf(NoFreeSlot.class);
        }
    }

    private BrowserSession linked(SessionHostFixture sessionHostFixture, NewTenant tenant, long epoch)
            throws InterruptedException {
        BrowserSession session = sessionHostFixture.run(tenant.id(), epoch);
        link(tenant);
        await().atMost(PATIENCE).until(() -> session.linkState().isConnected());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sessionHostFixture.told).endsWith(Kind.CONNECTED));
        return session;
    }

    private static Object number(String value) {
        return value.matches("\\d+") ? Integer.valueOf(value) : value.equals("true") ? Boolean.TRUE : value;
    }

    private NewTenant tenant() {
        NewTenant tenant = TenantMother.salon();
        tenants.create(tenant);
        whatsApp.phone(tenant.phoneNumber());
        return tenant;
    }

    private void link(NewTenant tenant) {
        whatsApp.scan(tenant.phoneNumber(), code(tenant.id()));
    }

    private String code(TenantId tenant) {
        return await().atMost(PATIENCE)
                .until(() -> records.link(tenant).map(LinkStatus::qr).orElse(null), qr -> qr != null);
    }

    private SessionHostFixture host(String name) {
        return host(name, settings(Duration.ofSeconds(30), Duration.ofSeconds(20)));
    }

    private SessionHostFixture host(String name, SessionSettings settings) {
        return host(name, settings, DataSize.ofGigabytes(1));
    }

    private SessionHostFixture host(String name, SessionSettings settings, DataSize budget) {
        return new SessionHostFixture(
                name, whatsApp.url(), home.resolve("profiles-" + name), home.resolve("key"), store, settings, budget);
    }

    /** Less patient than in life, so that tests end. */
    private static SessionSettings settings(Duration lease, Duration page) {
        return settings(lease, page, Duration.ofMinutes(1));
    }

    private static SessionSettings settings(Duration lease, Duration page, Duration synchronising) {
        return new SessionSettings(
                lease,
                Duration.ofSeconds(1),
                page,
                synchronising,
                Duration.ofSeconds(8),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                2,
                Duration.ofMillis(100));
    }
}
