package io.flowhq.client;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.AuditEntry;
import io.flowhq.store.portal.AuditTrail;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line of the audit trail for each command, done or refused. The line of a deletion belongs to the platform,
 * so that it outlives the tenant.
 */
final class CommandAudit {

    private final AuditTrail audit;
    private final InstantSource clock;

    CommandAudit(AuditTrail audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void done(CommandRequest given, PhaseName phase) {
        record(given, "done", phase);
    }

    /** It will be carried out by an orchestrator, from the outbox. */
    void promised(CommandRequest given) {
        record(given, "promised", null);
    }

    void refused(CommandRequest given, Refusal refusal) {
        record(given, refusal.code(), refusal instanceof CommandRefused refused ? refused.phase() : null);
    }

    private void record(CommandRequest given, String outcome, @Nullable PhaseName phase) {
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put("by", given.by());
        payload.put("command", given.kind().name());
        if (given.why() != null && !given.why().isBlank()) {
            payload.put("why", given.why().strip());
        }
        payload.put("outcome", outcome);
        if (phase != null) {
            payload.put("phase", phase.name());
        }
        payload.put("request", given.request().value());
        boolean deletion = given.kind() == CommandKind.DELETE;
        if (deletion) {
            payload.put(AuditTrail.TENANT, given.tenant().toString());
        }
        audit.record(new AuditEntry(deletion ? null : given.tenant(), null, "command", payload, clock.instant()));
    }

    /** A command as it was given. */
    record CommandRequest(
            CommandKind kind,
            TenantId tenant,
            RequestId request,
            String by,
            @Nullable String why) {}
}
