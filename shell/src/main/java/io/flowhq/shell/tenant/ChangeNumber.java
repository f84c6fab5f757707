package io.flowhq.shell.tenant;

import io.flowhq.contract.TenantId;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code tenant number}: the business has a new number, or it was mistyped. */
@Component("tenant number")
final class ChangeNumber extends ShellCommand {

    private final ShellServices shellServices;

    ChangeNumber(ShellServices shellServices) {
        super(TenantArgument.of("tenant number", "Gives a tenant its new number; the link to its phone stays as it is.")
                .argument("number", "digits with country code")
                .example("tenant number 3f9c 255700000002"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        TenantId tenant = TenantArgument.id(shellServices, invocation);
        invocation
                .output()
                .print(ShowTenant.shown(
                        shellServices,
                        shellServices
                                .numbers()
                                .change(tenant, invocation.argument("number"), shellServices.operator())));
    }
}
