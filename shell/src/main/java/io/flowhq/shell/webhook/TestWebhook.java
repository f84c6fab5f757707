package io.flowhq.shell.webhook;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code webhook test}. */
@Component("webhook test")
final class TestWebhook extends ShellCommand {

    private final ShellServices shellServices;

    TestWebhook(ShellServices shellServices) {
        super(TenantArgument.of("webhook test", "Sends an event that says nothing, to try an address out.")
                .argument("webhook", "its id, as in webhook list")
                .example("webhook test 3f9c 7"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var id = invocation.argument("webhook");
        shellServices.webhooks().test(tenant, id, shellServices.operator());
        invocation.output().print(new WebhookDone(id, "An event 'test' is on its way."));
    }
}
