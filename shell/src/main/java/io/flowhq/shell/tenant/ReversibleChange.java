package io.flowhq.shell.tenant;

import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.store.tenant.TenantOverview;

/** A change that is done without asking, because it says how to take it back. */
final class ReversibleChange extends TenantChange {

    private final String inverse;

    ReversibleChange(Syntax syntax, Order order, Goal goal, Platform platform, String inverse) {
        super(syntax, order, goal, platform);
        this.inverse = inverse;
    }

    @Override
    protected String undo(TenantOverview tenant) {
        return "Undo: " + inverse + " " + ShortId.of(tenant);
    }
}
