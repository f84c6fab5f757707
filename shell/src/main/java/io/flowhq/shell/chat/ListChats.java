package io.flowhq.shell.chat;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code chat list}. */
@Component("chat list")
final class ListChats extends ReportCommand {

    private static final int USUAL = 20;

    private final ShellServices shellServices;

    ListChats(ShellServices shellServices) {
        super(TenantArgument.of("chat list", "Lists a tenant's chats, the one last written in first.")
                .option(OptionSpec.text("find", "TEXT", "Only chats with these words, this number or this name."))
                .option(OptionSpec.number("limit", "So many instead of " + USUAL + "."))
                .example("chat list 3f9c --find \"bei\""));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return new ChatList(
                shellServices.chats().list(tenant, invocation.option("find"), 0, invocation.number("limit", USUAL)));
    }
}
