package io.flowhq.client;

import io.flowhq.client.CommandAudit.CommandRequest;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.store.tenant.TenantOverview;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with tenants, whoever asks. Every command is answered within some ten seconds: with the phase the
 * tenant has reached and what happens next, or with a {@link Refusal}, after which nothing was done and nothing will be.
 * Each leaves a line in the audit trail.
 *
 * <p>A command repeated under its request id is done once and answered again. {@code by} names who asks, {@code why} is
 * their own reason; neither is ever a phone number.
 */
public class TenantCommands {

    private final TenantRegistration tenantRegistration;
    private final TenantReads reads;
    private final CommandDispatcher commandDispatcher;
    private final CommandAudit audit;

    TenantCommands(
            TenantRegistration tenantRegistration,
            TenantReads reads,
            CommandDispatcher commandDispatcher,
            CommandAudit audit) {
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

    /** Opens a browser on the tenant's session, or asks for a scan when it has none. */
    public CommandResult start(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.START, tenant, request, by, why);
    }

    /** Closes the browser and keeps the session. */
    public CommandResult stop(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.STOP, tenant, request, by, why);
    }

    /** Closes the browser properly and opens a new one on the same session. */
    public CommandResult restart(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.RESTART, tenant, request, by, why);
    }

    /** Opens a new browser without waiting for the old one, its page or its worker. */
    public CommandResult forceRestart(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.FORCE_RESTART, tenant, request, by, why);
    }

    /** Unlinks the device and forgets the session; a new start asks for a scan. */
    public CommandResult logout(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.LOGOUT, tenant, request, by, why);
    }

    /** Removes the tenant with all its data. */
    public CommandResult delete(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.DELETE, tenant, request, by, why);
    }

    /** The bot keeps its connection and answers nobody. */
    public CommandResult pause(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.PAUSE, tenant, request, by, why);
    }

    /** Ends {@link #pause}. */
    public CommandResult resume(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.RESUME, tenant, request, by, why);
    }

    /** Asks for a pairing code, which appears in the tenant's link. */
    public CommandResult requestPairingCode(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.REQUEST_PAIRING_CODE, tenant, request, by, why);
    }

    /** Asks for a fresh QR code, which appears in the tenant's link. */
    public CommandResult showNewCode(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.SHOW_NEW_CODE, tenant, request, by, why);
    }

    /** Asks for a picture of the page, which appears beside the tenant's link. */
    public CommandResult screenshot(TenantId tenant, RequestId request, String by, @Nullable String why) {
        return give(CommandKind.SCREENSHOT, tenant, request, by, why);
    }

    private CommandResult give(CommandKind kind, TenantId tenant, RequestId request, String by, @Nullable String why) {
        CommandRequest given = new CommandRequest(kind, tenant, request, by, why);
        try {
            CommandResult answer = commandDispatcher.send(given);
            audit.done(given, answer.phase());
            return answer;
        } catch (Refusal refusal) {
            audit.refused(given, refusal);
            throw refusal;
        }
    }
}
