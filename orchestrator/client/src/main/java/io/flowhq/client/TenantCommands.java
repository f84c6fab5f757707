package io.flowhq.client;

import io.flowhq.client.form.NewTenantForm;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.InvalidTenant;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.client.refusal.PhoneNumberTaken;
import io.flowhq.client.refusal.Refusal;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.store.tenant.TenantOverview;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with tenants, whoever asks. Every command is answered within some ten seconds: with the phase the
 * tenant has reached and what happens next, or with a {@link Refusal}, after which nothing was done and nothing will be.
 * Each has its line in the audit trail before it is sent.
 *
 * <p>A command repeated under its request id is done once and answered again. {@code by} names who asks, {@code why} is
 * their own reason; neither is ever a phone number.
 */
public class TenantCommands {

    private final TenantRegistration tenantRegistration;
    private final TenantReads reads;
    private final CommandDispatcher commandDispatcher;
    private final AuditLog audit;

    TenantCommands(
            TenantRegistration tenantRegistration,
            TenantReads reads,
            CommandDispatcher commandDispatcher,
            AuditLog audit) {
        this.tenantRegistration = tenantRegistration;
        this.reads = reads;
        this.commandDispatcher = commandDispatcher;
        this.audit = audit;
    }

    /**
     * Creates a tenant that is not started.
     *
     * @throws InvalidTenant with every fault of the form
     * @throws PhoneNumberTaken when another tenant has the phone number
     */
    public TenantOverview create(NewTenantForm form, String by) {
        return reads.get(tenantRegistration.create(form, by, false));
    }

    /**
     * Creates a tenant and promises its start in the same transaction; an orchestrator takes the promise up as soon as
     * one runs.
     *
     * @throws InvalidTenant with every fault of the form
     * @throws PhoneNumberTaken when another tenant has the phone number
     */
    public TenantOverview createAndStart(NewTenantForm form, String by) {
        return reads.get(tenantRegistration.create(form, by, true));
    }

    /**
     * Creates a tenant, and promises its start where it is asked for, unless there is one of its name.
     *
     * @return empty when there is one
     * @throws InvalidTenant with every fault of the form
     * @throws PhoneNumberTaken when another tenant has the phone number
     */
    public Optional<TenantOverview> createUnlessNamed(NewTenantForm form, String by, boolean start) {
        return tenantRegistration.createUnlessNamed(form, by, start).map(reads::get);
    }

    /**
     * Gives a command to the tenant's workflow.
     *
     * @throws TenantNotFound when there is none
     * @throws CommandRefused when the tenant is not in a state in which the command can be given
     * @throws OrchestratorUnavailable when nobody took the command in time
     */
    public CommandResult give(CommandKind kind, TenantId tenant, RequestId request, String by, @Nullable String why) {
        CommandRequest given = new CommandRequest(kind, tenant, request, by, why);
        long line = audit.requested(given);
        try {
            CommandResult answer = commandDispatcher.send(given);
            audit.done(line, answer.phase());
            return answer;
        } catch (Refusal refusal) {
            audit.refused(line, refusal);
            throw refusal;
        } catch (RuntimeException failed) {
            audit.uncertain(line);
            throw failed;
        }
    }
}
