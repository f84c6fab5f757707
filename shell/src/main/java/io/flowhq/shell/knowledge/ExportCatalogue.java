package io.flowhq.shell.knowledge;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code knowledge export}. */
@Component("knowledge export")
final class ExportCatalogue extends ShellCommand {

    private final ShellServices shellServices;

    ExportCatalogue(ShellServices shellServices) {
        super(TenantArgument.of("knowledge export", "Writes the products as comma-separated values.")
                .example("knowledge export 3f9c"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        invocation.output().draw(shellServices.knowledge().exportCatalogue(tenant));
    }
}
