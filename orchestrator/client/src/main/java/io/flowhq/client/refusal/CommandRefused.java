package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import org.jspecify.annotations.Nullable;

/** The tenant is not in a state in which the command can be given; nothing was changed. */
public final class CommandRefused extends Refusal {

    private final TenantId tenant;
    private final PhaseName phase;
    private final @Nullable ErrorReason errorReason;
    private final String nextStep;

    public CommandRefused(
            CommandKind command, TenantId tenant, PhaseName phase, @Nullable ErrorReason errorReason, String nextStep) {
        super("command_refused", "Cannot " + command.verb() + " tenant " + tenant + " while it is " + phase + ".");
        this.tenant = tenant;
        this.phase = phase;
        this.errorReason = errorReason;
        this.nextStep = nextStep;
    }

    public TenantId tenant() {
        return tenant;
    }

    public PhaseName phase() {
        return phase;
    }

    /** Set when the phase is {@link PhaseName#ERROR}. */
    public @Nullable ErrorReason reason() {
        return errorReason;
    }

    /** One English sentence: what the person can do instead. */
    public String nextStep() {
        return nextStep;
    }
}
