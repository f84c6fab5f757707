package io.flowhq.shell.endpoint;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code endpoint show}. */
@Component
final class ShowEndpoint extends ReportCommand {

    private final ShellServices shellServices;

    ShowEndpoint(ShellServices shellServices) {
        super(CommandSyntax.of("endpoint show", "Shows where a tenant's assistant asks for what it does not know.")
                .argument(TenantArgument.NAME, TenantArgument.DESCRIPTION)
                .example("endpoint show 3f9c"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = shellServices
                .tenant(invocation.argument(TenantArgument.NAME))
                .tenant()
                .id();
        return new EndpointShown(shellServices.endpoints().of(tenant).orElse(null));
    }
}
