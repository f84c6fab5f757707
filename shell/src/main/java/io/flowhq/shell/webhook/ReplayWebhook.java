package io.flowhq.shell.webhook;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code webhook replay}. */
@Component("webhook replay")
final class ReplayWebhook extends ShellCommand {

    private final ShellServices shellServices;

    ReplayWebhook(ShellServices shellServices) {
        super(TenantArgument.of("webhook replay", "Sends the events that were given up once more.")
                .argument("webhook", "its id, as in webhook list")
                .example("webhook replay 3f9c 7"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var id = invocation.argument("webhook");
        int events = shellServices.webhooks().replay(tenant, id, shellServices.operator());
        invocation.output().print(new WebhookDone(id, events + " events are on their way again."));
    }
}
