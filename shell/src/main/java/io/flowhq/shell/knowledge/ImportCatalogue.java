package io.flowhq.shell.knowledge;

import io.flowhq.client.KnowledgeCommands.Imported;
import io.flowhq.contract.ExitCode;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code knowledge import}. */
@Component
final class ImportCatalogue extends ShellCommand {

    private final ShellServices shellServices;

    ImportCatalogue(ShellServices shellServices) {
        super(CommandSyntax.of("knowledge import", "Adds the products of a file and changes those that are there.")
                .argument(TenantArgument.NAME, TenantArgument.DESCRIPTION)
                .argument("file", "comma-separated values as knowledge export writes them")
                .example("knowledge import 3f9c products.csv"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        Imported imported = shellServices
                .knowledge()
                .importCatalogue(tenant, read(invocation.argument("file")), shellServices.operator());
        invocation
                .output()
                .print(CommandOutcome.of(
                        imported.added() + " added, " + imported.changed() + " changed.",
                        Map.of("added", imported.added(), "changed", imported.changed())));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "The products cannot be read from " + file + ": " + e.getMessage(), e);
        }
    }
}
