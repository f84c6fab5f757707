package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;

/** Real Chromium, real PostgreSQL and the simulated WhatsApp for tests of sessions. */
@StoreTest
abstract class SessionTestCase {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    static SimulatorProcess whatsApp;

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

    static SwitchedDatabase database;

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

    BrowserSession linked(SessionHostFixture sessionHostFixture, NewTenant tenant, long epoch)
            throws InterruptedException {
        BrowserSession session = sessionHostFixture.run(tenant.id(), epoch);
        link(tenant);
        await().atMost(TIMEOUT).until(() -> session.linkState().isConnected());
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(sessionHostFixture.events).endsWith(Kind.CONNECTED));
        return session;
    }

    NewTenant tenant() {
        NewTenant tenant = TenantMother.salon();
        tenants.create(tenant);
        whatsApp.phone(tenant.phoneNumber());
        return tenant;
    }

    void link(NewTenant tenant) {
        whatsApp.scan(tenant.phoneNumber(), code(tenant.id()));
    }

    String code(TenantId tenant) {
        return await().atMost(TIMEOUT)
                .until(() -> records.link(tenant).map(LinkStatus::qr).orElse(null), qr -> qr != null);
    }

    SessionHostFixture host(String name) {
        return host(name, settings(Duration.ofSeconds(30), Duration.ofSeconds(20)));
    }

    SessionHostFixture host(String name, SessionSettings settings) {
        return host(name, settings, DataSize.ofGigabytes(1));
    }

    SessionHostFixture host(String name, SessionSettings settings, DataSize budget) {
        return new SessionHostFixture(
                name, whatsApp.url(), home.resolve("profiles-" + name), home.resolve("key"), store, settings, budget);
    }

    /** Less patient than in life, so that tests end. */
    static SessionSettings settings(Duration lease, Duration page) {
        return settings(lease, page, Duration.ofMinutes(1));
    }

    static SessionSettings settings(Duration lease, Duration page, Duration synchronising) {
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
