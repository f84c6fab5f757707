package io.flowhq.shell.handoff;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code handoff list}. */
@Component("handoff list")
final class ListHandoffs extends ReportCommand {

    private final ShellServices shellServices;

    ListHandoffs(ShellServices shellServices) {
        super(TenantArgument.of("handoff list", "Lists the chats in which a person answers and the bot is silent.")
                .example("handoff list 3f9c --watch"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return new HandoffList(shellServices.handoffs().of(tenant));
    }
}
