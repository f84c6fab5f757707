package io.flowhq.shell.tenant;

import io.flowhq.client.ConfigForm;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.tenant.TenantConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code tenant configure}: changes what is named and keeps the rest. Opening hours are kept as they are; they are
 * written on the settings page, which knows how.
 */
@Component
final class ConfigureTenant extends ShellCommand {

    private final Platform platform;

    ConfigureTenant(Platform platform) {
        super(TenantArgument.of("tenant configure", "Changes how a tenant's assistant speaks; the next reply shows it.")
                .option(OptionSpec.text("business", "NAME", "The business name in its replies."))
                .option(OptionSpec.choice("template", Template.class, "How it replies."))
                .option(OptionSpec.choice("language", Language.class, "In which language it greets."))
                .option(OptionSpec.text("time-zone", "ZONE", "In which its opening hours are meant."))
                .example("tenant configure 3f9c --language EN --time-zone Africa/Nairobi"));
        this.platform = platform;
    }

    @Override
    protected void run(Call call) {
        var tenant = platform.tenant(call.argument(TenantArgument.NAME)).tenant();
        TenantConfig now = platform.configs().of(tenant.id()).orElse(null);
        platform.configs().save(tenant.id(), form(call, tenant.name(), now), platform.operator());
        call.output().print(new TenantDetails(platform.tenant(tenant.id())));
    }

    private static ConfigForm form(Call call, String name, @Nullable TenantConfig now) {
        return now == null
                ? new ConfigForm(
                        call.option("business", name),
                        call.option("template"),
                        call.option("language"),
                        call.option("time-zone"),
                        ConfigForm.Hours.ALWAYS)
                : new ConfigForm(
                        call.option("business", now.businessName()),
                        call.option("template", now.templateType().name()),
                        call.option("language", now.language().name()),
                        call.option("time-zone", now.timeZone().getId()),
                        new ConfigForm.Hours(now.hoursJson(), Map.of()));
    }
}
