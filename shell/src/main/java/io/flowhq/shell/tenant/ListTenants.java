package io.flowhq.shell.tenant;

import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.TenantPage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code tenant list}: all tenants in the order of their names, read page by page. */
@Component("tenant list")
final class ListTenants extends ReportCommand {

    private static final int PAGE_SIZE = 1000;

    private final ShellServices shellServices;

    ListTenants(ShellServices shellServices) {
        super(CommandSyntax.of("tenant list", "Lists the tenants and how each of them is.")
                .option(OptionSpec.choice("status", TenantStatus.class, "Only those with this status."))
                .option(OptionSpec.text("find", "TEXT", "Only those with this in their name, business or number."))
                .option(OptionSpec.number("limit", "At most so many."))
                .example("tenant list --status ERROR")
                .example("tenant list -o json"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        int limit = invocation.number("limit", Integer.MAX_VALUE);
        String find = invocation.option("find");
        TenantStatus status = invocation.value("status", TenantStatus.class);
        List<TenantOverview> tenants = new ArrayList<>();
        TenantPage page;
        int next = 0;
        do {
            page = shellServices.tenants().list(new TenantFilter(find, status, next++, Math.min(limit, PAGE_SIZE)));
            tenants.addAll(page.tenants());
        } while (tenants.size() < Math.min(limit, page.total())
                && !page.tenants().isEmpty());
        List<TenantOverview> shown = tenants.subList(0, Math.min(limit, tenants.size()));
        return new TenantList(shown, shellServices.answering().of(shown), page.total(), find != null || status != null);
    }
}
