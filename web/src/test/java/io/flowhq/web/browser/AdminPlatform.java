package io.flowhq.web.browser;

import io.flowhq.client.TenantSetup;
import io.flowhq.client.form.SetupForm;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.store.fleet.OrchestratorHeartbeats;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.session.QrCode;
import io.flowhq.store.webhook.WebhookRecords;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A platform with something on each of the operator's pages: tenants in several states, workers, people's requests. */
public class AdminPlatform {

    static final String CODE = "2@" + "k3yM4teri4l+/=".repeat(17) + ",1";

    private final TenantFixtures town;
    private final PortalShop shops;
    private final People people;
    private final Workers workers;
    private final OrchestratorHeartbeats orchestrators;
    private final TenantSetup setup;
    private final WebhookRecords webhooks;
    private final ChatHandoffs handoffs;

    AdminPlatform(
            TenantFixtures town,
            PortalShop shops,
            People people,
            Workers workers,
            OrchestratorHeartbeats orchestrators,
            TenantSetup setup,
            WebhookRecords webhooks,
            ChatHandoffs handoffs) {
        this.town = town;
        this.shops = shops;
        this.people = people;
        this.workers = workers;
        this.orchestrators = orchestrators;
        this.setup = setup;
        this.webhooks = webhooks;
        this.handoffs = handoffs;
    }

    /** What the pages of a test lead to. */
    record Shown(TenantId online, TenantId linking, UUID request, long followUp) {}

    Shown open() throws IOException {
        var now = Instant.now();
        var online = town.business("Zuri Nails and Braids").id();
        shops.open(online);
        logs(online, now);
        webhooks.add(
                online, "https://example.org/a/long/address/of/events", List.of("*"), "a secret of sixteen", "admin");
        handoffs.begin(
                online,
                PortalShop.CUSTOMER + "@c.us",
                ChatHandoffs.Cause.CUSTOMER_ASKED,
                now,
                now.plus(Duration.ofMinutes(25)));
        var linking = town.business("Duka la Simu Kariakoo, Mtaa wa Uhuru").id();
        town.showsCode(linking, new QrCode(CODE, 2, 6, now.plus(Duration.ofMinutes(10))));
        town.fails(town.business("Moshi Coffee").id(), ErrorReason.LOGGED_OUT, null);
        town.recovers(town.business("Arusha Tours").id(), 2, now.plus(Duration.ofMinutes(4)));
        town.business("Pemba Cloves");
        workers.report(
                new WorkerReport(new WorkerId("worker-1"), 8, 3, false, 900L << 20, now.minusSeconds(7200), now));
        workers.report(new WorkerReport(
                new WorkerId("worker-2"), 8, 0, false, 0, now.minusSeconds(600), now, "The folder /data is full"));
        orchestrators.begin(UUID.randomUUID());
        var asking = people.ownerOf(town.business("Asking").id());
        var number = "25575" + (1_000_000 + (int) (Math.random() * 8_999_999));
        var request = setup.submit(asking, new SetupForm("Mama Asha Catering", "Chakula", "BOOKING", number, "SW"));
        var followUp = town.waits(online, "255711000333", "Mnafungua Jumapili?", FollowUpReason.QUESTION);
        return new Shown(online, linking, request.id(), followUp);
    }

    private static void logs(TenantId tenant, Instant now) throws IOException {
        var folder = Files.createDirectories(Path.of(WebTest.LOGS));
        Files.write(
                folder.resolve(tenant + ".log"),
                List.of(
                        now + " INFO  bot-worker [session] i.f.w.session.Session: a browser is opened for " + tenant,
                        now + " INFO  bot-worker [session] i.f.w.session.Session: connected, epoch 1",
                        now + " WARN  bot-worker [session] i.f.w.page.Bridge: the page was slow to answer, 2300 ms"));
    }
}
