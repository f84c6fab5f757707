package io.flowhq.shell.tenant;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.tenant.TenantOverview;
import org.springframework.stereotype.Component;

/** {@code tenant messages}. */
@Component("tenant messages")
final class ListMessages extends ReportCommand {

    private static final int USUAL = 20;

    private final ShellServices shellServices;

    ListMessages(ShellServices shellServices) {
        super(TenantArgument.of("tenant messages", "Shows the last messages of a tenant, newest last.")
                .option(OptionSpec.number("limit", "So many instead of " + USUAL + "."))
                .example("tenant messages 3f9c --watch"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        TenantOverview tenant = shellServices.tenant(invocation.argument(TenantArgument.NAME));
        return new MessageList(
                shellServices.messages().latest(tenant.tenant().id(), invocation.number("limit", USUAL)));
    }
}
