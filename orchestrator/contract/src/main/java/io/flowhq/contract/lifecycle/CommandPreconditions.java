package io.flowhq.contract.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What decides whether a command may be given; all of it is in the tenant's row too, so that a screen can offer only
 * what would be taken.
 *
 * @param reason set when the phase is {@link PhaseName#ERROR}
 * @param silenced the bot was paused
 * @param hosted a bot-worker hosts the session now
 */
public record CommandPreconditions(
        PhaseName phase, @Nullable ErrorReason reason, DesiredState desired, boolean silenced, boolean hosted) {}
