package io.flowhq.shell.knowledge;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code knowledge forget}. */
@Component("knowledge forget")
final class ForgetKnowledge extends ShellCommand {

    private final ShellServices shellServices;

    ForgetKnowledge(ShellServices shellServices) {
        super(TenantArgument.of("knowledge forget", "Deletes a fact by its name, or anything else by its id.")
                .argument("what", "a fact as location, or an id from a list")
                .example("knowledge forget 3f9c location"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        String what = invocation.argument("what").strip();
        TenantKnowledge told = shellServices.knowledge().of(tenant);
        String by = shellServices.operator();
        if (told.services().stream().anyMatch(service -> service.id().toString().equals(what))) {
            shellServices.knowledge().deleteService(tenant, UUID.fromString(what), by);
        } else if (told.catalogue().stream()
                .anyMatch(item -> item.id().toString().equals(what))) {
            shellServices.knowledge().deleteItem(tenant, UUID.fromString(what), by);
        } else if (told.questions().stream()
                .anyMatch(question -> question.id().toString().equals(what))) {
            shellServices.knowledge().deleteQuestion(tenant, UUID.fromString(what), by);
        } else {
            shellServices.knowledge().deleteFact(tenant, what, by);
        }
        invocation.output().print(CommandOutcome.of("Deleted.", Map.of("deleted", what)));
    }
}
