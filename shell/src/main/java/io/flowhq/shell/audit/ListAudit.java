package io.flowhq.shell.audit;

import io.flowhq.contract.TenantId;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.shell.terminal.View;
import org.springframework.stereotype.Component;

/** {@code audit list}. */
@Component
final class ListAudit extends Report {

    private static final int USUAL = 20;

    private final Platform platform;

    ListAudit(Platform platform) {
        super(Syntax.of("audit list", "Lists what was done, by whom and why, newest first.")
                .optionalArgument(TenantArgument.NAME, "only what was done to this tenant")
                .option(OptionSpec.number("limit", "So many instead of " + USUAL + ".")));
        this.platform = platform;
    }

    @Override
    protected View look(Call call) {
        String asked = call.optionalArgument(TenantArgument.NAME);
        TenantId tenant = asked == null ? null : platform.tenant(asked).tenant().id();
        return new AuditList(platform.audit().latest(tenant, call.number("limit", USUAL)));
    }
}
