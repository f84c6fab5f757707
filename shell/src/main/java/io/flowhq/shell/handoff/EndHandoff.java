package io.flowhq.shell.handoff;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code handoff end}. */
@Component("handoff end")
final class EndHandoff extends ShellCommand {

    private final ShellServices shellServices;

    EndHandoff(ShellServices shellServices) {
        super(TenantArgument.of("handoff end", "Lets the bot answer in a chat again.")
                .argument(ChatArgument.NAME, ChatArgument.DESCRIPTION)
                .example("handoff end 3f9c 255711222333"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        String chat = ChatArgument.id(invocation);
        shellServices.handoffs().giveBack(tenant, chat, shellServices.operator());
        invocation
                .output()
                .print(CommandOutcome.of(
                        "The bot answers in " + chat + " again.",
                        new FieldMap().put("chat", chat).put("silent", false).values()));
    }
}
