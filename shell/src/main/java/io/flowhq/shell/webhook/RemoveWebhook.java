package io.flowhq.shell.webhook;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code webhook remove}. */
@Component("webhook remove")
final class RemoveWebhook extends ShellCommand {

    private final ShellServices shellServices;

    RemoveWebhook(ShellServices shellServices) {
        super(TenantArgument.of("webhook remove", "Sends no more events there.")
                .argument("webhook", "its id, as in webhook list")
                .example("webhook remove 3f9c 7"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var id = invocation.argument("webhook");
        shellServices.webhooks().remove(tenant, id, shellServices.operator());
        invocation.output().print(new WebhookDone(id, "The webhook " + id + " is removed."));
    }
}
