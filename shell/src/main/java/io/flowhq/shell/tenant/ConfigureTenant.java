package io.flowhq.shell.tenant;

import io.flowhq.client.form.ConfigForm;
import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.InputFile;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.tenant.TenantConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code tenant configure}: changes what is named and keeps the rest. */
@Component("tenant configure")
final class ConfigureTenant extends ShellCommand {

    private final ShellServices shellServices;

    ConfigureTenant(ShellServices shellServices) {
        super(TenantArgument.of("tenant configure", "Changes how a tenant's assistant speaks; the next reply shows it.")
                .option(OptionSpec.text("business", "NAME", "The business name in its replies."))
                .option(OptionSpec.choice("template", Template.class, "How it replies."))
                .option(OptionSpec.choice("language", Language.class, "In which language it greets."))
                .option(OptionSpec.choice(
                        "tone", AssistantTone.class, "How it sounds: polite, or as people talk in town."))
                .option(OptionSpec.text("time-zone", "ZONE", "In which its opening hours are meant."))
                .option(OptionSpec.text("hours-json", "FILE", "Its opening hours, as in {\"mon\": [\"08:00-17:30\"]}."))
                .example("tenant configure 3f9c --language EN --time-zone Africa/Nairobi"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant =
                shellServices.tenant(invocation.argument(TenantArgument.NAME)).tenant();
        TenantConfig now = shellServices.configs().of(tenant.id()).orElse(null);
        shellServices.configs().save(tenant.id(), form(invocation, tenant.name(), now), shellServices.operator());
        invocation.output().print(ShowTenant.shown(shellServices, shellServices.tenant(tenant.id())));
    }

    private static ConfigForm form(Invocation invocation, String name, @Nullable TenantConfig now) {
        String hours = hours(invocation, now);
        return now == null
                ? new ConfigForm(
                        invocation.option("business", name),
                        invocation.option("template"),
                        invocation.option("language"),
                        invocation.option("time-zone"),
                        hours,
                        invocation.option("tone"))
                : new ConfigForm(
                        invocation.option("business", now.businessName()),
                        invocation.option("template", now.templateType().name()),
                        invocation.option("language", now.language().name()),
                        invocation.option("time-zone", now.timeZone().getId()),
                        hours,
                        invocation.option("tone", now.tone().name()));
    }

    private static @Nullable String hours(Invocation invocation, @Nullable TenantConfig now) {
        String file = invocation.option("hours-json");
        if (file == null) {
            return now == null ? null : now.hoursJson();
        }
        return InputFile.read("The opening hours", file);
    }
}
