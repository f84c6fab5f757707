package io.flowhq.shell.handoff;

import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.shell.terminal.Syntax;
import org.springframework.stereotype.Component;

/** {@code handoff end}. */
@Component
final class EndHandoff extends ShellCommand {

    private final Platform platform;

    EndHandoff(Platform platform) {
        super(Syntax.of("handoff end", "Lets the bot answer in a chat again.")
                .argument(TenantArgument.NAME, TenantArgument.DESCRIPTION)
                .argument(ChatArgument.NAME, ChatArgument.DESCRIPTION)
                .example("handoff end 3f9c 255711222333"));
        this.platform = platform;
    }

    @Override
    protected void run(Call call) {
        var tenant =
                platform.tenant(call.argument(TenantArgument.NAME)).tenant().id();
        String chat = ChatArgument.id(call);
        platform.handoffs().giveBack(tenant, chat, platform.operator());
        call.output().print(new ChatGivenBack(chat));
    }
}
