package io.flowhq.shell.followup;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code followup done}. */
@Component("followup done")
final class FinishFollowUp extends ShellCommand {

    private final ShellServices shellServices;

    FinishFollowUp(ShellServices shellServices) {
        super(TenantArgument.of("followup done", "Says that nothing is left to do.")
                .argument(FollowUpArgument.NAME, FollowUpArgument.DESCRIPTION)
                .example("followup done 3f9c 17"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var followUp =
                shellServices.followUps().finish(tenant, FollowUpArgument.id(invocation), shellServices.operator());
        invocation.output().print(new FollowUpShown(followUp, "Nothing is left to do."));
    }
}
