package io.flowhq.shell.audit;

import io.flowhq.contract.TenantId;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code audit list}. */
@Component
final class ListAudit extends ReportCommand {

    private static final int USUAL = 20;

    private final ShellServices shellServices;

    ListAudit(ShellServices shellServices) {
        super(CommandSyntax.of("audit list", "Lists what was done, by whom and why, newest first.")
                .optionalArgument(TenantArgument.NAME, "only what was done to this tenant")
                .option(OptionSpec.number("limit", "So many instead of " + USUAL + ".")));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        String asked = invocation.optionalArgument(TenantArgument.NAME);
        TenantId tenant =
                asked == null ? null : shellServices.tenant(asked).tenant().id();
        return new AuditList(shellServices.audit().latest(tenant, invocation.number("limit", USUAL)));
    }
}
