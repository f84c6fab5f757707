package io.flowhq.client;

import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.AuditEntry;
import io.flowhq.store.portal.AuditTrail;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes changes that need no workflow, each with its line in the audit trail: together in one transaction when it is
 * done, the line alone when it is refused.
 */
final class ChangeAudit {

    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    ChangeAudit(AuditTrail audit, TransactionOperations transaction, InstantSource clock) {
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param change adds what it did to the facts of the line; never a number or a customer's words */
    <T> T recording(String command, TenantId tenant, String by, Function<Map<String, String>, T> change) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("by", by);
        facts.put("command", command);
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                T done = change.apply(facts);
                record(tenant, facts, "done");
                return done;
            }));
        } catch (Refusal refusal) {
            record(tenant, facts, refusal.code());
            throw refusal;
        }
    }

    private void record(TenantId tenant, Map<String, String> facts, String outcome) {
        Map<String, String> payload = new LinkedHashMap<>(facts);
        payload.put("outcome", outcome);
        audit.record(new AuditEntry(tenant, null, "command", payload, clock.instant()));
    }
}
