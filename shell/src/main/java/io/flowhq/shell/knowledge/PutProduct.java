package io.flowhq.shell.knowledge;

import io.flowhq.client.form.CatalogueItemForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.knowledge.CatalogueItem;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code knowledge product}. */
@Component("knowledge product")
final class PutProduct extends ShellCommand {

    private final ShellServices shellServices;

    PutProduct(ShellServices shellServices) {
        super(TenantArgument.of("knowledge product", "Adds a product, or changes the one of that name.")
                .argument("name", "as customers are told it")
                .option(OptionSpec.text("price", "AMOUNT", "Its price; without it a person is asked."))
                .option(OptionSpec.text("currency", "CODE", "TZS unless said otherwise."))
                .option(OptionSpec.text("aliases", "WORDS", "Other words for it, with commas between."))
                .option(OptionSpec.text("description", "TEXT", "What customers are told of it besides."))
                .option(OptionSpec.text("stock", "N", "Pieces there are; 0 is out of stock."))
                .example("knowledge product 3f9c \"iPhone 13\" --price 850000 --stock 2"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        String name = invocation.argument("name");
        UUID known = shellServices.knowledge().of(tenant).catalogue().stream()
                .filter(item -> item.name().equalsIgnoreCase(name.strip()))
                .map(CatalogueItem::id)
                .findFirst()
                .orElse(null);
        var form = new CatalogueItemForm(
                name,
                invocation.option("aliases"),
                invocation.option("price"),
                invocation.option("currency"),
                invocation.option("stock"),
                invocation.option("description"));
        CatalogueItem saved = shellServices.knowledge().putItem(tenant, known, form, shellServices.operator());
        invocation
                .output()
                .print(CommandOutcome.of(
                        saved.name() + " is " + (known == null ? "added." : "changed."),
                        Map.of("id", saved.id().toString())));
    }
}
