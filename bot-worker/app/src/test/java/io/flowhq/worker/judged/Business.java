package io.flowhq.worker.judged;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.contract.TenantId;
import io.flowhq.store.TenantMother;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.NewTenant;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.session.SimulatorProcess;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tenant with its phone at the simulated WhatsApp: what people do with it, and what the log says of it. */
record Business(NewTenant tenant, SimulatorProcess whatsApp, ApplicationContext store) {

    static Business open(ApplicationContext store, SimulatorProcess whatsApp) {
        return open("Amani Salon", store, whatsApp);
    }

    static Business open(String name, ApplicationContext store, SimulatorProcess whatsApp) {
        NewTenant tenant = TenantMother.named(name);
        store.getBean(Tenants.class).create(tenant);
        whatsApp.phone(tenant.phoneNumber(), name);
        return new Business(tenant, whatsApp, store);
    }

    TenantId id() {
        return tenant.id();
    }

    String number() {
        return tenant.phoneNumber();
    }

    /** The owner scans the code that is shown, as soon as one is. */
    void link() {
        SessionRecords records = store.getBean(SessionRecords.class);
        String code = await().atMost(Duration.ofSeconds(60))
                .until(() -> records.link(id()).map(LinkStatus::qr).orElse(null), qr -> qr != null);
        whatsApp.scan(number(), code);
    }

    /** @return the message's id */
    String hears(String customer, String text) {
        return whatsApp.customerWrites(customer, number(), text);
    }

    JsonNode chatWith(String customer) {
        return whatsApp.chat(number(), customer);
    }

    /** @param limit how many messages are allowed in any 60 s */
    Verdict verdict(int limit, Duration grace) {
        return new Verdict(whatsApp.judge(number(), limit, grace), outcomes());
    }

    /** How many rows of the log have which outcome, as in {@code "IN ANSWERED"=12}. */
    Map<String, Integer> outcomes() {
        return store
                .getBean(JdbcClient.class)
                .sql("""
                        select direction || ' ' || outcome as kind, count(*) as many
                        from message_logs where tenant_id = :tenant group by 1
                        """)
                .param("tenant", id().value())
                .query((row, n) -> Map.entry(row.getString("kind"), row.getInt("many")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many messages of customers are in the log. */
    int heard() {
        return store.getBean(JdbcClient.class)
                .sql("select count(*) from message_logs where tenant_id = :tenant and direction = 'IN'")
                .param("tenant", id().value())
                .query(Integer.class)
                .single();
    }

    /** How often answers of this business were given to its page. */
    int attempts() {
        return store.getBean(JdbcClient.class)
                .sql("select coalesce(sum(attempts), 0) from message_logs where tenant_id = :tenant")
                .param("tenant", id().value())
                .query(Integer.class)
                .single();
    }

    /** Whether nothing in the log waits for anything. */
    boolean isSettled() {
        return outcomes().keySet().stream().noneMatch(kind -> kind.matches(".* (RECEIVED|PLANNED|SENDING)"));
    }
}
