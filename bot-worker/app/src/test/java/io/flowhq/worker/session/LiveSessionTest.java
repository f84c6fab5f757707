package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionEvent.Kind;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.LinkView;
import io.flowhq.store.session.SessionLeases;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.page.SendResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sessions as people see them: real Chromium, real PostgreSQL, the simulated WhatsApp. */
@StoreTest
class LiveSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static Simulator whatsApp;

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

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeAll
    static void start() throws IOException {
        whatsApp = Simulator.start();
        Files.writeString(home.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));
    }

    @AfterAll
    static void stop() {
        whatsApp.close();
    }

    @Test
    void goesFromTheCodeToTheFirstAnswerAndStaysLinkedOverAStop() throws Exception {
        NewTenant salon = tenant();
        try (Host host = host("first")) {
            LiveSession session = host.run(salon.id(), 1);
            link(salon);
            await().atMost(PATIENCE).until(() -> session.stage() == Stage.CONNECTED);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(host.told)
                            .containsExactly(Kind.HOSTED, Kind.QR_SHOWN, Kind.SCANNED, Kind.CONNECTED));
            assertThat(records.link(salon.id()).orElseThrow().qr()).isNull();

            whatsApp.customerWrites("255711000001", salon.phoneNumber(), "Habari");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(host.ear.texts()).containsExactly("Habari"));
            LiveChats chats = host.ear.ready.get(0);
            assertThat(chats.ownNumber()).isEqualTo(salon.phoneNumber());
            String chat = host.ear.messages.get(0).chatId();
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
            assertThat(Host.end(session).outcome()).isEqualTo(SessionOutcome.STOPPED);
            assertThat(leases.find(salon.id())).isEmpty();

            LiveSession again = host.run(salon.id(), 2);
            await().atMost(PATIENCE).until(() -> again.stage() == Stage.CONNECTED);
            assertThat(host.told)
                    .containsExactly(
                            Kind.HOSTED, Kind.QR_SHOWN, Kind.SCANNED, Kind.CONNECTED, Kind.HOSTED, Kind.CONNECTED);
        }
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
                .until(() -> records.link(tenant).map(LinkView::qr).orElse(null), qr -> qr != null);
    }

    private Host host(String name) {
        return new Host(
                name,
                whatsApp.url(),
                home.resolve("profiles-" + name),
                home.resolve("key"),
                store,
                SessionSettings.defaults());
    }
}
