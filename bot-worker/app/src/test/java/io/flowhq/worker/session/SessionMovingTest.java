package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.session.SessionEnded;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.worker.snapshot.SnapshotSettings;
import io.flowhq.worker.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** One tenant on several hosts, one after the other: real Chromium, real PostgreSQL, the simulated WhatsApp. */
class SessionMovingTest extends SessionTestCase {

    @Test
    void comesUpElsewhereFromItsSnapshotWithoutAScan() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture here = host("here");
                SessionHostFixture elsewhere = host("elsewhere")) {
            BrowserSession first = linked(here, salon, 1);
            first.end(SessionOutcome.DRAINED, null);
            SessionHostFixture.end(first);

            BrowserSession second = elsewhere.run(salon.id(), 2);
            await().atMost(TIMEOUT).until(() -> second.linkState().isConnected());
            whatsApp.customerWrites("255711000002", salon.phoneNumber(), "Bado upo?");

            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(elsewhere.pipeline.texts()).containsExactly("Bado upo?"));
            await().atMost(TIMEOUT)
                    .untilAsserted(() ->
                            assertThat(elsewhere.events).containsExactly(Kind.HOSTED, Kind.SCANNED, Kind.CONNECTED));
        }
    }

    @Test
    void comesBackFromASnapshotOfARunningBrowserWhenDiskAndWorkerAreLost() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture elsewhere = host("survivor")) {
            try (SessionHostFixture lost = host("lost")) {
                BrowserSession first = linked(lost, salon, 1);
                await().atMost(TIMEOUT)
                        .untilAsserted(() ->
                                assertThat(snapshots.newestFirst(salon.id())).hasSize(1));
                assertThat(snapshots.newestFirst(salon.id()).get(0).clean()).isFalse();
                first.kill();
                SessionHostFixture.end(first);
            }
            BrowserSession second = elsewhere.run(salon.id(), 2);
            await().atMost(TIMEOUT).until(() -> second.linkState().isConnected());
            assertThat(elsewhere.events).doesNotContain(Kind.QR_SHOWN);
        }
    }

    /** As a browser that is killed while it writes may leave it; Chromium removes such a storage and begins a new one. */
    @Test
    void comesBackFromItsSnapshotWhenTheStorageOfItsBrowserIsDamaged() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture host = host("damaged")) {
            BrowserSession first = linked(host, salon, 1);
            first.end(SessionOutcome.STOPPED, null);
            SessionHostFixture.end(first);
            damageStorage(home.resolve("profiles-damaged/" + salon.id()));
            host.events.clear();

            SessionEnded damaged = SessionHostFixture.end(host.run(salon.id(), 2));
            BrowserSession restored = host.run(salon.id(), 3);

            assertThat(damaged.outcome()).isEqualTo(SessionOutcome.STORAGE_LOST);
            await().atMost(TIMEOUT).until(() -> restored.linkState().isConnected());
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(host.events).contains(Kind.CONNECTED));
            assertThat(host.events).doesNotContain(Kind.QR_SHOWN);
        }
    }

    /** Of a browser that was about to lose it. */
    @Test
    void comesBackFromAnOlderSnapshotWhenTheNewestWasTakenOfADamagedStorage() throws Exception {
        NewTenant salon = tenant();
        try (SessionHostFixture first = host("torn");
                SessionHostFixture second = host("whole")) {
            BrowserSession linked = linked(first, salon, 1);
            linked.end(SessionOutcome.DRAINED, null);
            SessionHostFixture.end(linked);
            Path profile = home.resolve("profiles-torn/" + salon.id());
            damageStorage(profile);
            new SnapshotStore(
                            snapshots,
                            new SnapshotSettings(home.resolve("key"), Duration.ofHours(1), Duration.ofHours(1)),
                            Clock.systemUTC())
                    .take(salon.id(), new Epoch(1), profile, false);

            SessionEnded torn = SessionHostFixture.end(second.run(salon.id(), 2));
            BrowserSession whole = second.run(salon.id(), 3);

            assertThat(torn.outcome()).isEqualTo(SessionOutcome.STORAGE_LOST);
            await().atMost(TIMEOUT).until(() -> whole.linkState().isConnected());
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(second.events).contains(Kind.CONNECTED));
            assertThat(second.events).doesNotContain(Kind.QR_SHOWN);
        }
    }

    private static void damageStorage(Path profile) throws IOException {
        try (Stream<Path> storage = Files.walk(profile)) {
            Path current = storage.filter(file -> file.endsWith("CURRENT")
                            && file.getParent().toString().endsWith(".indexeddb.leveldb"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(current, "damaged");
        }
    }

    @Test
    void comesUpWithoutAScanOnAHostThatHasTheKeyAfterOneThatHasAnother() throws Exception {
        NewTenant salon = tenant();
        Path otherKey = home.resolve("other-key");
        Files.writeString(otherKey, Base64.getEncoder().encodeToString(new byte[] {
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
        }));
        try (SessionHostFixture first = host("first-key");
                SessionHostFixture wrong = new SessionHostFixture(
                        "wrong-key",
                        whatsApp.url(),
                        home.resolve("profiles-wrong-key"),
                        otherKey,
                        store,
                        settings(Duration.ofSeconds(30), Duration.ofSeconds(20)),
                        DataSize.ofGigabytes(1));
                SessionHostFixture right = host("right-key")) {
            BrowserSession before = linked(first, salon, 1);
            before.end(SessionOutcome.DRAINED, null);
            SessionHostFixture.end(before);

            SessionEnded refused = SessionHostFixture.end(wrong.run(salon.id(), 2));
            BrowserSession moved = right.run(salon.id(), 3);

            assertThat(refused.outcome()).isEqualTo(SessionOutcome.HOST_UNFIT);
            await().atMost(TIMEOUT).until(() -> moved.linkState().isConnected());
            assertThat(wrong.events).doesNotContain(Kind.QR_SHOWN);
            assertThat(right.events).doesNotContain(Kind.QR_SHOWN);
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
                    .sql("update session_snapshot_chunks set content = set_byte(content, 40, get_byte(content, 40) # 1)"
                            + " where tenant_id = :id and octet_length(content) > 40")
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
            await().atMost(TIMEOUT).until(() -> again.linkState().isConnected());

            BrowserSession copy = sessionHostFixture.run(thief.id(), 2);

            assertThat(SessionHostFixture.end(copy).outcome())
                    .isIn(SessionOutcome.CONFLICT, SessionOutcome.WRONG_NUMBER);
            assertThat(sessionHostFixture.pipeline.ready)
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
            assertThat(first.heartbeat().memory()).isNotNegative();
            link(salon);
            await().atMost(TIMEOUT).until(() -> second.linkState().isConnected());
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
                await().atMost(TIMEOUT).until(() -> waiting.linkState().isConnected());
            } finally {
                database.open();
            }
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

            await().atMost(TIMEOUT).until(() -> after.linkState() instanceof LinkState.AwaitingScan);
        }
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
            assertThat(sessionHostFixture.events).contains(Kind.SCANNED);
            assertThat(snapshots.newestFirst(scanning.id())).isNotEmpty();
        }
    }
}
