package io.flowhq.shell.tenant;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code tenant timeline}. */
@Component("tenant timeline")
final class ShowTimeline extends ReportCommand {

    private static final int USUAL = 20;

    private final ShellServices shellServices;

    ShowTimeline(ShellServices shellServices) {
        super(TenantArgument.of("tenant timeline", "Shows a tenant's phases and what people did, newest first.")
                .option(OptionSpec.number("limit", "So many instead of " + USUAL + "."))
                .example("tenant timeline 3f9c --time iso"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return new TimelineList(shellServices.timelines().of(tenant, 0, invocation.number("limit", USUAL)));
    }
}
