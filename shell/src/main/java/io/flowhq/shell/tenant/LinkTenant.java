package io.flowhq.shell.tenant;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.tenant.TenantOverview;
import org.springframework.stereotype.Component;

/** {@code tenant link}: shows each code as it comes until the tenant is linked, and then ends by itself. */
@Component("tenant link")
final class LinkTenant extends ShellCommand {

    private final ShellServices shellServices;

    LinkTenant(ShellServices shellServices) {
        super(TenantArgument.of("tenant link", "Shows the code to scan until the tenant is linked.")
                .option(OptionSpec.flag("code", "Asks for a pairing code to type on the phone as well."))
                .option(OptionSpec.duration("wait", "60s", "Gives up after so long."))
                .example("tenant link 3f9c")
                .example("tenant link 3f9c --code -o json"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) throws InterruptedException {
        TenantOverview tenant = shellServices.tenant(invocation.argument(TenantArgument.NAME));
        if (tenant.observed().reason() == ErrorReason.SCAN_TIMEOUT) {
            shellServices
                    .commands()
                    .give(
                            CommandKind.SHOW_NEW_CODE,
                            tenant.tenant().id(),
                            RequestId.random(),
                            shellServices.operator(),
                            null);
        }
        new LinkFollower(shellServices, invocation, tenant).follow(LinkDisplay.of(invocation));
    }
}
