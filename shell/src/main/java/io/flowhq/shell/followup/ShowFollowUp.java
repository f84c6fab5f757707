package io.flowhq.shell.followup;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code followup show}. */
@Component
final class ShowFollowUp extends ShellCommand {

    private final ShellServices shellServices;

    ShowFollowUp(ShellServices shellServices) {
        super(CommandSyntax.of("followup show", "Shows one follow-up with the whole message.")
                .argument(TenantArgument.NAME, TenantArgument.DESCRIPTION)
                .argument(FollowUpArguments.NAME, FollowUpArguments.DESCRIPTION)
                .example("followup show 3f9c 17"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = FollowUpArguments.tenant(invocation, shellServices);
        var followUp = shellServices.followUps().get(tenant, FollowUpArguments.id(invocation));
        invocation.output().print(new FollowUpShown(followUp, ""));
    }
}
