package io.flowhq.shell.followup;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code followup take}. */
@Component("followup take")
final class TakeFollowUp extends ShellCommand {

    private final ShellServices shellServices;

    TakeFollowUp(ShellServices shellServices) {
        super(TenantArgument.of("followup take", "Says that you deal with it.")
                .argument(FollowUpArgument.NAME, FollowUpArgument.DESCRIPTION)
                .example("followup take 3f9c 17"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var followUp =
                shellServices.followUps().take(tenant, FollowUpArgument.id(invocation), shellServices.operator());
        invocation.output().print(new FollowUpShown(followUp, "You deal with it now."));
    }
}
