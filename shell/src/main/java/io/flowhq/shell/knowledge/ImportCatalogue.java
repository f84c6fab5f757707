package io.flowhq.shell.knowledge;

import io.flowhq.client.KnowledgeCommands.Imported;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.InputFile;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code knowledge import}. */
@Component("knowledge import")
final class ImportCatalogue extends ShellCommand {

    private final ShellServices shellServices;

    ImportCatalogue(ShellServices shellServices) {
        super(TenantArgument.of("knowledge import", "Adds the products of a file and changes those that are there.")
                .argument("file", "comma-separated values as knowledge export writes them")
                .example("knowledge import 3f9c products.csv"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        Imported imported = shellServices
                .knowledge()
                .importCatalogue(
                        tenant, InputFile.read("The products", invocation.argument("file")), shellServices.operator());
        invocation
                .output()
                .print(CommandOutcome.of(
                        imported.added() + " added, " + imported.changed() + " changed.",
                        Map.of("added", imported.added(), "changed", imported.changed())));
    }
}
