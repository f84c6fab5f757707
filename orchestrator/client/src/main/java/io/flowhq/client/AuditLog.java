package io.flowhq.client;

import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.Refusal;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.portal.AuditEntry;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.store.tenant.NewTenant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes one line of the audit trail for each command and each change, done or refused: who asked, what, why and what
 * became of it. There is no command without a line: it is written before the command is sent. A change that needs no
 * workflow is written in the same transaction as its line. The line of a deletion belongs to the platform, so that it
 * outlives the tenant.
 */
final class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
    private static final String OUTCOME = "outcome";
    private static final String DONE = "done";

    private final AuditTrail trail;
    private final TransactionOperations transaction;
    private final CallerAddress caller;
    private final InstantSource clock;

    AuditLog(AuditTrail trail, TransactionOperations transaction, CallerAddress caller, InstantSource clock) {
        this.trail = trail;
        this.transaction = transaction;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Writes the line of a command that is about to be sent.
     *
     * @return the line, to be completed
     */
    long requested(CommandRequest command) {
        return write(command, "requested");
    }

    void done(long line, PhaseName phase) {
        complete(line, DONE, phase);
    }

    void refused(long line, Refusal refusal) {
        complete(line, refusal.code(), refusal instanceof CommandRefused refused ? refused.phase() : null);
    }

    /** It failed in a way that does not say whether the command was taken. */
    void uncertain(long line) {
        complete(line, "uncertain", null);
    }

    /** A command that an orchestrator will take from the outbox. */
    void promised(CommandRequest command) {
        write(command, "promised");
    }

    void created(NewTenant tenant, String by) {
        write(
                AuditEvent.TENANT_CREATED,
                tenant.id(),
                Map.of("by", by, "template", tenant.template().name()));
    }

    /**
     * Makes a change that needs no workflow together with its line; one that is refused leaves the line alone.
     *
     * @param tenant null for a change that concerns the platform
     * @param change adds what it did to the facts of the line; never a number or a customer's words
     */
    <T> T change(AuditAct act, @Nullable TenantId tenant, String by, Function<Map<String, String>, T> change) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("by", by);
        facts.put("command", act.code());
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                T changed = change.apply(facts);
                facts.put(OUTCOME, DONE);
                write(AuditEvent.COMMAND, tenant, facts);
                return changed;
            }));
        } catch (Refusal refusal) {
            facts.put(OUTCOME, refusal.code());
            write(AuditEvent.COMMAND, tenant, facts);
            throw refusal;
        }
    }

    private long write(CommandRequest command, String outcome) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("by", command.by());
        facts.put("command", command.kind().name());
        if (command.why() != null) {
            facts.put("why", command.why());
        }
        facts.put(OUTCOME, outcome);
        facts.put("request", command.request().value());
        boolean deletion = command.kind() == CommandKind.DELETE;
        if (deletion) {
            facts.put(AuditTrail.TENANT, command.tenant().toString());
        }
        return write(AuditEvent.COMMAND, deletion ? null : command.tenant(), facts);
    }

    private long write(AuditEvent event, @Nullable TenantId tenant, Map<String, String> facts) {
        Map<String, String> complete = new LinkedHashMap<>(facts);
        String address = caller.current();
        if (address != null) {
            complete.put(AuditTrail.FROM, address);
        }
        return trail.record(new AuditEntry(tenant, null, event.type(), complete, clock.instant()));
    }

    /** The command has its answer by now, whatever becomes of the line. */
    private void complete(long line, String outcome, @Nullable PhaseName phase) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(OUTCOME, outcome);
        if (phase != null) {
            facts.put("phase", phase.name());
        }
        try {
            trail.complete(line, facts);
        } catch (DataAccessException | TransactionException away) {
            log.warn("Audit line {} stays incomplete, its command ended as {}: {}", line, outcome, away.getMessage());
        }
    }
}
