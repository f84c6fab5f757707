package io.flowhq.shell.tenant;

import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.View;
import org.springframework.stereotype.Component;

/** {@code tenant show}. */
@Component
final class ShowTenant extends Report {

    private final Platform platform;

    ShowTenant(Platform platform) {
        super(TenantArgument.of("tenant show", "Shows one tenant.").example("tenant show 3f9c --watch"));
        this.platform = platform;
    }

    @Override
    protected View look(Call call) {
        return new TenantDetails(platform.tenant(call.argument(TenantArgument.NAME)));
    }
}
