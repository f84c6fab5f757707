package io.flowhq.contract.lifecycle;

import io.flowhq.contract.TenantId;

/** An event that cannot happen in the phase the tenant is in: a fault in the program, never in its user. */
public final class IllegalMove extends IllegalStateException {

    private final Phase phase;
    private final Event event;

    IllegalMove(Phase phase, Event event) {
        this("a tenant", phase, event);
    }

    private IllegalMove(String whose, Phase phase, Event event) {
        super("%s in %s cannot take %s".formatted(whose, phase.name(), event));
        this.phase = phase;
        this.event = event;
    }

    /** The same, naming the tenant. */
    public IllegalMove by(TenantId tenant) {
        return new IllegalMove("tenant " + tenant, phase, event);
    }

    public Phase phase() {
        return phase;
    }

    public Event event() {
        return event;
    }
}
