package io.flowhq.shell.endpoint;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code endpoint remove}. */
@Component("endpoint remove")
final class RemoveEndpoint extends ShellCommand {

    private final ShellServices shellServices;

    RemoveEndpoint(ShellServices shellServices) {
        super(TenantArgument.of("endpoint remove", "Lets the assistant ask nobody any more.")
                .example("endpoint remove 3f9c"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        shellServices.endpoints().remove(tenant, shellServices.operator());
        invocation.output().print(new EndpointShown(null));
    }
}
