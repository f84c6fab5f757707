package io.flowhq.shell.key;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.form.NewKeyForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code key create}. */
@Component("key create")
final class CreateKey extends ShellCommand {

    private final ShellServices shellServices;

    CreateKey(ShellServices shellServices) {
        super(CommandSyntax.of("key create", "Makes an API key and shows it, this once.")
                .argument("name", "what it is for; the audit trail names it so")
                .option(OptionSpec.text("tenant", "TENANT", "For this tenant alone instead of all."))
                .option(OptionSpec.text("scopes", "SCOPES", "What it allows: read,send,manage; read when left out."))
                .option(OptionSpec.number("days", "Valid for so many days instead of for ever."))
                .example("key create shop-website --tenant 3f9c --scopes read,send"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = invocation.option("tenant");
        var form = new NewKeyForm(
                invocation.argument("name"),
                tenant == null
                        ? null
                        : shellServices.tenant(tenant).tenant().id().toString(),
                invocation.option("scopes"),
                invocation.option("days"));
        ApiKeys.Created created = shellServices.keys().create(form, shellServices.operator());
        String id = Long.toString(created.record().id());
        invocation
                .output()
                .print(new CommandOutcome(
                        List.of(created.key(), "It is not shown again. Undo: key revoke " + id),
                        new FieldMap()
                                .put("id", id)
                                .put("name", created.record().name())
                                .put("key", created.key())
                                .values()));
    }
}
