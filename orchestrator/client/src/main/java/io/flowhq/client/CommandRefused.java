package io.flowhq.client;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.Reason;
import org.jspecify.annotations.Nullable;

/** The tenant is not in a state in which the command can be given; nothing was changed. */
public final class CommandRefused extends Refusal {

    private final TenantId tenant;
    private final PhaseName phase;
    private final @Nullable Reason reason;
    private final String nextStep;

    public CommandRefused(
            CommandKind command, TenantId tenant, PhaseName phase, @Nullable Reason reason, String nextStep) {
        super("command_refused", "Cannot " + command.verb() + " tenant " + tenant + " while it is " + phase + ".");
        this.tenant = tenant;
        this.phase = phase;
        this.reason = reason;
        this.nextStep = nextStep;
    }

    public TenantId tenant() {
        return tenant;
    }

    public PhaseName phase() {
        return phase;
    }

    /** Set when the phase is {@link PhaseName#ERROR}. */
    public @Nullable Reason reason() {
        return reason;
    }

    /** One English sentence: what the person can do instead. */
    public String nextStep() {
        return nextStep;
    }
}
