package io.flowhq.shell.handoff;

import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.shell.terminal.View;
import org.springframework.stereotype.Component;

/** {@code handoff list}. */
@Component
final class ListHandoffs extends Report {

    private final Platform platform;

    ListHandoffs(Platform platform) {
        super(Syntax.of("handoff list", "Lists the chats in which a person answers and the bot is silent.")
                .argument(TenantArgument.NAME, TenantArgument.DESCRIPTION)
                .example("handoff list 3f9c --watch"));
        this.platform = platform;
    }

    @Override
    protected View look(Call call) {
        var tenant =
                platform.tenant(call.argument(TenantArgument.NAME)).tenant().id();
        return new HandoffList(platform.handoffs().of(tenant));
    }
}
