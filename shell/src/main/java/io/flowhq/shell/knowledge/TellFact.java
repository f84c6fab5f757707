package io.flowhq.shell.knowledge;

import io.flowhq.client.form.FactForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.knowledge.ShopFact;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code knowledge tell}. */
@Component("knowledge tell")
final class TellFact extends ShellCommand {

    private final ShellServices shellServices;

    TellFact(ShellServices shellServices) {
        super(TenantArgument.of("knowledge tell", "Tells a fact, which customers are sent as it is written.")
                .argument("fact", "what it is about, as location, payment, delivery or warranty")
                .option(OptionSpec.text("sw", "TEXT", "What customers are told in Swahili."))
                .option(OptionSpec.text("en", "TEXT", "What customers are told in English."))
                .example("knowledge tell 3f9c location --sw \"Tupo Kariakoo\""));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var form = new FactForm(invocation.argument("fact"), invocation.option("sw"), invocation.option("en"));
        ShopFact fact = shellServices.knowledge().putFact(tenant, form, shellServices.operator());
        invocation
                .output()
                .print(CommandOutcome.of(
                        "Customers who ask for " + fact.key() + " are told so from the next reply on.",
                        Map.of("key", fact.key())));
    }
}
