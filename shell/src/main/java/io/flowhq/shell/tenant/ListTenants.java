package io.flowhq.shell.tenant;

import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.shell.terminal.View;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.TenantPage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code tenant list}: all tenants in the order of their names, read page by page. */
@Component
final class ListTenants extends Report {

    private static final int PAGE_SIZE = 1000;

    private final Platform platform;

    ListTenants(Platform platform) {
        super(Syntax.of("tenant list", "Lists the tenants and how each of them is.")
                .option(OptionSpec.choice("status", TenantStatus.class, "Only those with this status."))
                .option(OptionSpec.text("find", "TEXT", "Only those with this in their name, business or number."))
                .option(OptionSpec.number("limit", "At most so many."))
                .example("tenant list --status ERROR")
                .example("tenant list -o json"));
        this.platform = platform;
    }

    @Override
    protected View look(Call call) {
        int limit = call.number("limit", Integer.MAX_VALUE);
        String find = call.option("find");
        TenantStatus status = call.option("status", TenantStatus.class);
        List<TenantOverview> tenants = new ArrayList<>();
        TenantPage page;
        int next = 0;
        do {
            page = platform.tenants().list(new TenantFilter(find, status, next++, Math.min(limit, PAGE_SIZE)));
            tenants.addAll(page.tenants());
        } while (tenants.size() < Math.min(limit, page.total())
                && !page.tenants().isEmpty());
        return new TenantList(
                tenants.subList(0, Math.min(limit, tenants.size())), page.total(), find != null || status != null);
    }
}
