package io.flowhq.shell.followup;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code followup show}. */
@Component("followup show")
final class ShowFollowUp extends ShellCommand {

    private final ShellServices shellServices;

    ShowFollowUp(ShellServices shellServices) {
        super(TenantArgument.of("followup show", "Shows one follow-up with the whole message.")
                .argument(FollowUpArgument.NAME, FollowUpArgument.DESCRIPTION)
                .example("followup show 3f9c 17"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var followUp = shellServices.followUps().get(tenant, FollowUpArgument.id(invocation));
        invocation.output().print(new FollowUpShown(followUp, ""));
    }
}
