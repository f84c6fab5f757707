package io.flowhq.contract.lifecycle;

import io.flowhq.contract.TenantId;

/** An event that cannot happen in the phase the tenant is in: a fault in the program, never in its user. */
public final class IllegalTransition extends IllegalStateException {

    private final Phase phase;
    private final LifecycleEvent lifecycleEvent;

    IllegalTransition(Phase phase, LifecycleEvent lifecycleEvent) {
        this("a tenant", phase, lifecycleEvent);
    }

    private IllegalTransition(String whose, Phase phase, LifecycleEvent lifecycleEvent) {
        super("%s in %s cannot take %s".formatted(whose, phase.name(), lifecycleEvent));
        this.phase = phase;
        this.lifecycleEvent = lifecycleEvent;
    }

    /** The same, naming the tenant. */
    public IllegalTransition by(TenantId tenant) {
        return new IllegalTransition("tenant " + tenant, phase, lifecycleEvent);
    }

    public Phase phase() {
        return phase;
    }

    public LifecycleEvent event() {
        return lifecycleEvent;
    }
}
