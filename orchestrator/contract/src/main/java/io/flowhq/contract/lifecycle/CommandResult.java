package io.flowhq.contract.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What a workflow answers to a command it took.
 *
 * @param phase the phase it has reached, not the one it will reach
 * @param reason set when the phase is {@link PhaseName#ERROR}
 * @param nextStep one English sentence: what happens now, or what the person can do next
 */
public record CommandResult(PhaseName phase, @Nullable ErrorReason reason, String nextStep) {}
