package io.flowhq.shell.reminder;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code reminder show}. */
@Component("reminder show")
final class ShowReminders extends ReportCommand {

    private final ShellServices shellServices;

    ShowReminders(ShellServices shellServices) {
        super(TenantArgument.of("reminder show", "Shows a tenant's reminders of bookings and notices to its owner.")
                .example("reminder show 3f9c"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return new RemindersShown(shellServices.proactive().of(tenant));
    }
}
