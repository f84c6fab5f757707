package io.flowhq.shell.tenant;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.tenant.TenantOverview;
import org.springframework.stereotype.Component;

/** {@code tenant show}. */
@Component("tenant show")
final class ShowTenant extends ReportCommand {

    private final ShellServices shellServices;

    ShowTenant(ShellServices shellServices) {
        super(TenantArgument.of("tenant show", "Shows one tenant.").example("tenant show 3f9c --watch"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        return shown(shellServices, shellServices.tenant(invocation.argument(TenantArgument.NAME)));
    }

    static TenantDetails shown(ShellServices shellServices, TenantOverview tenant) {
        return new TenantDetails(tenant, shellServices.answering().of(tenant));
    }
}
