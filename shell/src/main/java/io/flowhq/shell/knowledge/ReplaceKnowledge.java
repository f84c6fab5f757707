package io.flowhq.shell.knowledge;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.InputFile;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code knowledge replace}. */
@Component("knowledge replace")
final class ReplaceKnowledge extends ShellCommand {

    private final ShellServices shellServices;

    ReplaceKnowledge(ShellServices shellServices) {
        super(TenantArgument.of("knowledge replace", "Puts a file in the place of all that an owner has told.")
                .argument("file", "JSON as knowledge show -o json writes it")
                .example("knowledge replace 3f9c told.json"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant =
                shellServices.tenant(invocation.argument(TenantArgument.NAME)).tenant();
        var form = KnowledgeFile.read(InputFile.read("The knowledge", invocation.argument("file")));
        if (!invocation.agrees("Replace all that " + tenant.name() + " has told?")) {
            invocation.note("Nothing done.");
            return;
        }
        var told = shellServices.knowledge().replace(tenant.id(), form, shellServices.operator());
        invocation
                .output()
                .print(CommandOutcome.of(
                        told.facts().size() + " facts, " + told.services().size() + " services, "
                                + told.catalogue().size() + " products, "
                                + told.questions().size() + " questions. The next reply uses them.",
                        Map.of(
                                "facts", told.facts().size(),
                                "services", told.services().size(),
                                "catalogue", told.catalogue().size(),
                                "questions", told.questions().size())));
    }
}
