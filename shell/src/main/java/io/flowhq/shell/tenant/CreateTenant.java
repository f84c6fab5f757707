package io.flowhq.shell.tenant;

import io.flowhq.client.NewTenantForm;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.store.tenant.TenantOverview;
import org.springframework.stereotype.Component;

/** {@code tenant create}. */
@Component
final class CreateTenant extends ShellCommand {

    private final Platform platform;

    CreateTenant(Platform platform) {
        super(Syntax.of("tenant create", "Creates a tenant.")
                .argument("name", "what you call it; the business name too unless --business says another")
                .option(OptionSpec.choice("template", Template.class, "How it replies."))
                .option(OptionSpec.choice("language", Language.class, "In which language it greets; SW unless said."))
                .option(OptionSpec.text("phone", "NUMBER", "Its WhatsApp number, digits with country code."))
                .option(OptionSpec.text("business", "NAME", "The business name in its replies."))
                .option(OptionSpec.flag("start", "Starts it at once."))
                .example("tenant create \"Asha Salon\" --template BOOKING --language SW --phone 255700000001 --start"));
        this.platform = platform;
    }

    @Override
    protected void run(Call call) {
        String name = call.argument("name");
        NewTenantForm form = new NewTenantForm(
                name,
                call.option("phone"),
                call.option("template"),
                call.option("business", name),
                call.option("language", Language.SW.name()));
        TenantOverview created = call.flag("start")
                ? platform.commands().createAndStart(form, platform.operator())
                : platform.commands().create(form, platform.operator());
        call.output().print(new TenantCreated(created, call.flag("start")));
    }
}
