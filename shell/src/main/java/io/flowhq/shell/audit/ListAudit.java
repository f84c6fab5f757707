package io.flowhq.shell.audit;

import io.flowhq.contract.TenantId;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.portal.AuditFilter;
import io.flowhq.store.tenant.TenantConfig;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** {@code audit list}. */
@Component("audit list")
final class ListAudit extends ReportCommand {

    private static final int USUAL = 20;
    private static final String TIME = "a day like 2026-03-01 or an instant like 2026-03-01T08:00:00Z";
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final ShellServices shellServices;

    ListAudit(ShellServices shellServices) {
        super(CommandSyntax.of("audit list", "Lists what was done, by whom and why, newest first.")
                .optionalArgument(TenantArgument.NAME, "only what was done to this tenant")
                .option(OptionSpec.text("actor", "NAME", "Only what was done by one whose name has this in it."))
                .option(OptionSpec.text("act", "ACT", "Only this, as the column WHAT names it."))
                .option(OptionSpec.text("from", "TIME", TIME, text -> time(text, 0), "From this day or instant on."))
                .option(OptionSpec.text(
                        "until",
                        "TIME",
                        TIME,
                        text -> time(text, 1),
                        "Up to and with this day, or before this instant."))
                .option(OptionSpec.number("page", "The second page of as many, the third, and so on."))
                .option(OptionSpec.number("limit", "So many instead of " + USUAL + "."))
                .example("audit list --act DELETE --from 2026-03-01"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        String asked = invocation.optionalArgument(TenantArgument.NAME);
        TenantId tenant = asked == null ? null : tenant(asked);
        return new AuditList(shellServices
                .auditSearch()
                .find(new AuditFilter(
                        tenant,
                        invocation.option("actor"),
                        invocation.option("act"),
                        invocation.value("from", Instant.class),
                        invocation.value("until", Instant.class),
                        invocation.number("page", 1) - 1,
                        Math.min(invocation.number("limit", USUAL), AuditFilter.MAX_EXPORTED)))
                .entries());
    }

    /** The trail knows tenants that are gone, by their whole id. */
    private TenantId tenant(String asked) {
        try {
            return TenantId.of(asked);
        } catch (IllegalArgumentException name) {
            return shellServices.tenant(asked).tenant().id();
        }
    }

    private static Instant time(String text, int daysLater) {
        Instant time = text.indexOf('T') > 0
                ? Instant.parse(text)
                : LocalDate.parse(text)
                        .plusDays(daysLater)
                        .atStartOfDay(TenantConfig.DEFAULT_TIME_ZONE)
                        .toInstant();
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new IllegalArgumentException("a year that nobody asks for");
        }
        return time;
    }
}
