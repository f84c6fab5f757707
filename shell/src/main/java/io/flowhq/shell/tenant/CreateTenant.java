package io.flowhq.shell.tenant;

import io.flowhq.client.form.NewTenantForm;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.tenant.TenantOverview;
import org.springframework.stereotype.Component;

/** {@code tenant create}. */
@Component("tenant create")
final class CreateTenant extends ShellCommand {

    private final ShellServices shellServices;

    CreateTenant(ShellServices shellServices) {
        super(CommandSyntax.of("tenant create", "Creates a tenant.")
                .argument("name", "what you call it; the business name too unless --business says another")
                .option(OptionSpec.choice("template", Template.class, "How it replies."))
                .option(OptionSpec.choice("language", Language.class, "In which language it greets; SW unless said."))
                .option(OptionSpec.text("phone", "NUMBER", "Its WhatsApp number, digits with country code."))
                .option(OptionSpec.text("business", "NAME", "The business name in its replies."))
                .option(OptionSpec.flag("start", "Starts it at once."))
                .example("tenant create \"Asha Salon\" --template BOOKING --language SW --phone 255700000001 --start"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        String name = invocation.argument("name");
        NewTenantForm form = new NewTenantForm(
                name,
                invocation.option("phone"),
                invocation.option("template"),
                invocation.option("business", name),
                invocation.option("language", Language.SW.name()));
        TenantOverview created = invocation.flag("start")
                ? shellServices.commands().createAndStart(form, shellServices.operator())
                : shellServices.commands().create(form, shellServices.operator());
        invocation.output().print(new TenantCreated(created, invocation.flag("start")));
    }
}
