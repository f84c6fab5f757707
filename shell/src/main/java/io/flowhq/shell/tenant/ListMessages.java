package io.flowhq.shell.tenant;

import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.View;
import io.flowhq.store.tenant.TenantOverview;
import org.springframework.stereotype.Component;

/** {@code tenant messages}. */
@Component
final class ListMessages extends Report {

    private static final int USUAL = 20;

    private final Platform platform;

    ListMessages(Platform platform) {
        super(TenantArgument.of("tenant messages", "Shows the last messages of a tenant, newest last.")
                .option(OptionSpec.number("limit", "So many instead of " + USUAL + "."))
                .example("tenant messages 3f9c --watch"));
        this.platform = platform;
    }

    @Override
    protected View look(Call call) {
        TenantOverview tenant = platform.tenant(call.argument(TenantArgument.NAME));
        return new MessageList(platform.messages().latest(tenant.tenant().id(), call.number("limit", USUAL)));
    }
}
