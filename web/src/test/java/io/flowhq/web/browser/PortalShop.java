package io.flowhq.web.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.flowhq.client.FollowUpCommands;
import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.RequestCommands;
import io.flowhq.client.StaffCommands;
import io.flowhq.client.form.CatalogueItemForm;
import io.flowhq.client.form.FactForm;
import io.flowhq.client.form.OwnQuestionForm;
import io.flowhq.client.form.ServiceForm;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.Direction;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A business with something on each of its pages, and the way in to it. */
public class PortalShop {

    public static final String CUSTOMER = "255711000111";

    /** The pages of a business that is online, in the order of the menu. */
    public static final List<String> PAGES = List.of(
            "/app/status",
            "/app/follow-ups",
            "/app/messages",
            "/app/messages/" + CUSTOMER + "@c.us",
            "/app/orders",
            "/app/knowledge",
            "/app/knowledge/facts",
            "/app/knowledge/services",
            "/app/knowledge/catalogue",
            "/app/knowledge/catalogue/import",
            "/app/knowledge/questions",
            "/app/knowledge/start",
            "/app/knowledge/try",
            "/app/whatsapp",
            "/app/settings",
            "/app/reminders",
            "/app/people",
            "/app/data",
            "/app/history");

    private final TenantFixtures town;
    private final People people;
    private final KnowledgeCommands knowledge;
    private final StaffCommands staff;
    private final RequestCommands requests;
    private final FollowUpCommands followUps;
    private final JdbcClient jdbc;

    PortalShop(
            TenantFixtures town,
            People people,
            KnowledgeCommands knowledge,
            StaffCommands staff,
            RequestCommands requests,
            FollowUpCommands followUps,
            JdbcClient jdbc) {
        this.town = town;
        this.people = people;
        this.knowledge = knowledge;
        this.staff = staff;
        this.requests = requests;
        this.followUps = followUps;
        this.jdbc = jdbc;
    }

    /** @return the owner's address */
    public String open(TenantId shop) {
        town.reaches(shop, PhaseName.RUNNING);
        var owner = people.ownerOf(shop).email();
        converse(shop);
        teach(shop, owner);
        town.waits(shop, "255711000222", "Mna viatu vya mpira size 42 vya rangi ya bluu?", FollowUpReason.AVAILABILITY);
        var done = town.waits(shop, CUSTOMER, "Naomba nipigiwe simu", FollowUpReason.PERSON_WANTED);
        followUps.take(shop, done, owner);
        var order = town.orders(shop, "255711000222", "Viatu vya mpira, bluu");
        requests.decide(
                shop,
                io.flowhq.store.order.RequestKind.ORDER,
                order,
                io.flowhq.store.order.RequestStatus.CONFIRMED,
                owner);
        town.books(
                shop,
                CUSTOMER,
                "Kusuka rasta",
                Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS));
        people.staffOf(shop);
        staff.invite(shop, "juma." + shop.value().toString().substring(0, 8) + "@example.org", owner);
        return owner;
    }

    private void converse(TenantId shop) {
        town.writes(shop, Direction.IN, CUSTOMER, "Habari, bei ya kusuka rasta ni kiasi gani?");
        jdbc.sql("""
                        insert into message_logs (tenant_id, direction, chat_id, from_number, to_number, message_text,
                            wa_message_id, outcome, ack, origin, template, intent, language, answers, wait_ms, because)
                        select tenant_id, 'OUT', chat_id, to_number, from_number,
                            'Habari! 👋 Kusuka rasta ni TSh 35,000, na huchukua saa 3. Ungependa miadi ya siku gani?',
                            'out-' || id, 'SENT', 3, 'TEMPLATE', 'BOOKING', 'price', 'SW', id, 8200, 'bei ya kusuka'
                        from message_logs where tenant_id = :shop order by id desc limit 1
                        """).param("shop", shop.value()).update();
        town.sends(shop, CUSTOMER);
        town.writes(
                shop,
                Direction.IN,
                CUSTOMER,
                "Sawa asante. Mpo wapi? https://maps.example.org/" + "kariakoo".repeat(9));
    }

    private void teach(TenantId shop, String owner) {
        knowledge.putFact(
                shop, new FactForm("location", "Kariakoo, mtaa wa Uhuru, jengo la bluu karibu na soko.", ""), owner);
        knowledge.putFact(
                shop, new FactForm("payment", "M-Pesa, Tigo Pesa au taslimu.", "M-Pesa, Tigo Pesa or cash."), owner);
        knowledge.putService(
                shop, null, new ServiceForm("Kusuka rasta", "rasta, dread", "35000", "", "180", ""), owner);
        knowledge.putItem(
                shop,
                null,
                new CatalogueItemForm("Mafuta ya nywele", "mafuta", "12000", "", "14", "Chupa ya ml 250"),
                owner);
        knowledge.putQuestion(
                shop, null, new OwnQuestionForm("mna wifi?\nkuna intaneti?", "Ndiyo, ni ya bure.", "", null), owner);
    }

    /** Signs in with the provider for trying out, by touch. */
    static Page signIn(BrowserContext phone, String home, String email) {
        var page = phone.newPage();
        page.navigate(home + "/app");
        page.locator("#with-trial").tap();
        page.locator("#email").fill(email);
        page.locator("button.primary").tap();
        page.waitForURL(url -> url.startsWith(home + "/app/") && !url.contains("sign-in"));
        return page;
    }
}
