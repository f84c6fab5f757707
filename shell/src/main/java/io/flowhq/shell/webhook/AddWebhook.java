package io.flowhq.shell.webhook;

import io.flowhq.client.form.NewWebhookForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code webhook add}. */
@Component("webhook add")
final class AddWebhook extends ShellCommand {

    private final ShellServices shellServices;

    AddWebhook(ShellServices shellServices) {
        super(TenantArgument.of(
                        "webhook add",
                        "Sends a tenant's events to an address and shows the secret they are signed with.")
                .argument("url", "where they are posted")
                .option(OptionSpec.text("events", "EVENTS", "These alone, separated by commas; all when left out."))
                .example("webhook add 3f9c https://example.org/events --events message,message.ack"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var events = invocation.option("events");
        var form = new NewWebhookForm(
                invocation.argument("url"), events == null ? null : List.of(events.split(",")), null);
        var added = shellServices.webhooks().add(tenant, form, shellServices.operator());
        invocation.output().print(new WebhookList(List.of(added), 0, true));
    }
}
