package io.flowhq.shell.chat;

import io.flowhq.contract.ExitCode;
import io.flowhq.shell.handoff.ChatArgument;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code chat show}. */
@Component("chat show")
final class ShowChat extends ReportCommand {

    private static final int USUAL = 20;

    private final ShellServices shellServices;

    ShowChat(ShellServices shellServices) {
        super(TenantArgument.of("chat show", "Shows a chat with why each thing was said, newest last.")
                .argument(ChatArgument.NAME, ChatArgument.DESCRIPTION)
                .option(OptionSpec.number("limit", "So many messages instead of " + USUAL + "."))
                .example("chat show 3f9c 255711222333"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var traces = shellServices
                .chats()
                .trace(tenant, ChatArgument.id(invocation), Long.MAX_VALUE, invocation.number("limit", USUAL));
        if (traces.isEmpty()) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "Nothing was ever written in this chat. Chats: chat list");
        }
        return new ChatTrace(traces);
    }
}
