package io.flowhq.shell.webhook;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code webhook list}. */
@Component("webhook list")
final class ListWebhooks extends ReportCommand {

    private final ShellServices shellServices;

    ListWebhooks(ShellServices shellServices) {
        super(TenantArgument.of("webhook list", "Lists where a tenant's events are sent.")
                .example("webhook list 3f9c"));
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return new WebhookList(
                shellServices.webhooks().of(tenant),
                shellServices.webhooks().dead(tenant).size(),
                false);
    }
}
