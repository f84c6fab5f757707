package io.flowhq.shell.order;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.order.RequestKind;
import java.util.Locale;

/** {@code order show} and {@code booking show}. */
final class ShowCustomerRequest extends ReportCommand {

    private final RequestKind kind;
    private final ShellServices shellServices;

    ShowCustomerRequest(RequestKind kind, ShellServices shellServices) {
        super(TenantArgument.of(
                        kind.name().toLowerCase(Locale.ROOT) + " show", "Shows what one customer has asked for.")
                .argument(
                        DecideCustomerRequest.ID,
                        "the number that " + kind.name().toLowerCase(Locale.ROOT) + " list shows")
                .example(kind.name().toLowerCase(Locale.ROOT) + " show 3f9c 17"));
        this.kind = kind;
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return new CustomerRequestDetails(
                shellServices.requestCommands().get(tenant, kind, DecideCustomerRequest.id(invocation)));
    }
}
