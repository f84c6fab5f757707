package io.flowhq.shell.endpoint;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code endpoint show}. */
@Component("endpoint show")
final class ShowEndpoint extends ReportCommand {

    private final ShellServices shellServices;

    ShowEndpoint(ShellServices shellServices) {
        super(TenantArgument.of("endpoint show", "Shows where a tenant's assistant asks for what it does not know.")
                .example("endpoint show 3f9c"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return new EndpointShown(shellServices.endpoints().of(tenant).orElse(null));
    }
}
