package io.flowhq.shell.knowledge;

import io.flowhq.client.form.ServiceForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.knowledge.Service;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code knowledge service}. */
@Component("knowledge service")
final class PutService extends ShellCommand {

    private final ShellServices shellServices;

    PutService(ShellServices shellServices) {
        super(TenantArgument.of("knowledge service", "Adds a service, or changes the one of that name.")
                .argument("name", "as customers are told it")
                .option(OptionSpec.text("price", "AMOUNT", "Its price; without it a person is asked."))
                .option(OptionSpec.text("currency", "CODE", "TZS unless said otherwise."))
                .option(OptionSpec.text("aliases", "WORDS", "Other words for it, with commas between."))
                .option(OptionSpec.text("description", "TEXT", "What customers are told of it besides."))
                .option(OptionSpec.number("minutes", "How long it takes."))
                .example("knowledge service 3f9c \"Kusuka rasta\" --price 35000 --minutes 240"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        String name = invocation.argument("name");
        UUID known = shellServices.knowledge().of(tenant).services().stream()
                .filter(service -> service.name().equalsIgnoreCase(name.strip()))
                .map(Service::id)
                .findFirst()
                .orElse(null);
        var form = new ServiceForm(
                name,
                invocation.option("aliases"),
                invocation.option("price"),
                invocation.option("currency"),
                invocation.option("minutes"),
                invocation.option("description"));
        Service saved = shellServices.knowledge().putService(tenant, known, form, shellServices.operator());
        invocation
                .output()
                .print(CommandOutcome.of(
                        saved.name() + " is " + (known == null ? "added." : "changed."),
                        Map.of("id", saved.id().toString())));
    }
}
