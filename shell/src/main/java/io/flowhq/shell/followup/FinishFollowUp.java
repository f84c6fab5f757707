package io.flowhq.shell.followup;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code followup done}. */
@Component
final class FinishFollowUp extends ShellCommand {

    private final ShellServices shellServices;

    FinishFollowUp(ShellServices shellServices) {
        super(CommandSyntax.of("followup done", "Says that nothing is left to do.")
                .argument(TenantArgument.NAME, TenantArgument.DESCRIPTION)
                .argument(FollowUpArguments.NAME, FollowUpArguments.DESCRIPTION)
                .example("followup done 3f9c 17"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = FollowUpArguments.tenant(invocation, shellServices);
        var followUp =
                shellServices.followUps().finish(tenant, FollowUpArguments.id(invocation), shellServices.operator());
        invocation.output().print(new FollowUpShown(followUp, "Nothing is left to do."));
    }
}
