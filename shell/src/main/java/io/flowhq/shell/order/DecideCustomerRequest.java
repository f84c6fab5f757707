package io.flowhq.shell.order;

import io.flowhq.contract.ExitCode;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import java.util.Locale;

/** {@code order confirm}, {@code booking decline} and their like. */
final class DecideCustomerRequest extends ShellCommand {

    static final String ID = "id";

    private final RequestKind kind;
    private final RequestStatus status;
    private final ShellServices shellServices;

    DecideCustomerRequest(RequestKind kind, String verb, RequestStatus status, ShellServices shellServices) {
        super(TenantArgument.of(
                        kind.name().toLowerCase(Locale.ROOT) + " " + verb,
                        "Makes it " + status + " and tells the customer.")
                .argument(ID, "the number that " + kind.name().toLowerCase(Locale.ROOT) + " list shows")
                .example(kind.name().toLowerCase(Locale.ROOT) + " " + verb + " 3f9c 17"));
        this.kind = kind;
        this.status = status;
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        invocation
                .output()
                .print(new DecidedCustomerRequest(shellServices
                        .requestCommands()
                        .decide(tenant, kind, id(invocation), status, shellServices.operator())));
    }

    static long id(Invocation invocation) {
        try {
            return Long.parseLong(invocation.argument(ID).strip());
        } catch (NumberFormatException malformed) {
            throw new CommandFailure(ExitCode.USAGE, "The id is a number, as the list shows it.");
        }
    }
}
