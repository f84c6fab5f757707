package io.flowhq.shell.order;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.order.RequestKind;
import java.util.Locale;

/** {@code order list} and {@code booking list}. */
final class ListCustomerRequests extends ReportCommand {

    private final RequestKind kind;
    private final ShellServices shellServices;

    ListCustomerRequests(RequestKind kind, ShellServices shellServices) {
        super(TenantArgument.of(
                        kind.name().toLowerCase(Locale.ROOT) + " list",
                        "Lists what customers have asked for, what is to be decided on first.")
                .example(kind.name().toLowerCase(Locale.ROOT) + " list 3f9c --watch"));
        this.kind = kind;
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return new CustomerRequestList(shellServices.requestCommands().list(tenant, kind));
    }
}
