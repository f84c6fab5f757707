package io.flowhq.shell.handoff;

import io.flowhq.client.form.HandoffForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code handoff take}. */
@Component("handoff take")
final class TakeChat extends ShellCommand {

    private final ShellServices shellServices;

    TakeChat(ShellServices shellServices) {
        super(TenantArgument.of("handoff take", "Takes a chat over: the bot is silent in it for 30 minutes.")
                .argument(ChatArgument.NAME, ChatArgument.DESCRIPTION)
                .option(OptionSpec.number("minutes", "So many instead of 30, at most 1440."))
                .example("handoff take 3f9c 255711222333 --minutes 60"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var form = new HandoffForm(ChatArgument.id(invocation), invocation.option("minutes"));
        invocation
                .output()
                .print(new ChatTaken(tenant, shellServices.handoffs().take(tenant, form, shellServices.operator())));
    }
}
