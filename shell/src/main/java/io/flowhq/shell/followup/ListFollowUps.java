package io.flowhq.shell.followup;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code followup list}. */
@Component("followup list")
final class ListFollowUps extends ReportCommand {

    private static final int MAX_ROWS = 200;

    private final ShellServices shellServices;

    ListFollowUps(ShellServices shellServices) {
        super(CommandSyntax.of("followup list", "Lists what people have to do about customers' messages.")
                .optionalArgument(TenantArgument.NAME, "only those of this tenant")
                .option(OptionSpec.flag("done", "Those that are done instead."))
                .example("followup list 3f9c --watch"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var followUps = shellServices.followUps();
        if (invocation.optionalArgument(TenantArgument.NAME) == null) {
            return new FollowUpList(followUps.ofAll(!invocation.flag("done"), 0, MAX_ROWS));
        }
        var tenant = TenantArgument.id(shellServices, invocation);
        return new FollowUpList(invocation.flag("done") ? followUps.done(tenant) : followUps.open(tenant));
    }
}
