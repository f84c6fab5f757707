package io.flowhq.shell.handoff;

import io.flowhq.client.HandoffForm;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.shell.terminal.Syntax;
import org.springframework.stereotype.Component;

/** {@code handoff take}. */
@Component
final class TakeChat extends ShellCommand {

    private final Platform platform;

    TakeChat(Platform platform) {
        super(Syntax.of("handoff take", "Takes a chat over: the bot is silent in it for 30 minutes.")
                .argument(TenantArgument.NAME, TenantArgument.DESCRIPTION)
                .argument(ChatArgument.NAME, ChatArgument.DESCRIPTION)
                .option(OptionSpec.number("minutes", "So many instead of 30, at most 1440."))
                .example("handoff take 3f9c 255711222333 --minutes 60"));
        this.platform = platform;
    }

    @Override
    protected void run(Call call) {
        var tenant =
                platform.tenant(call.argument(TenantArgument.NAME)).tenant().id();
        var form = new HandoffForm(ChatArgument.id(call), call.option("minutes"));
        call.output().print(new ChatTaken(tenant, platform.handoffs().take(tenant, form, platform.operator())));
    }
}
