package io.flowhq.shell.followup;

import io.flowhq.client.form.OwnQuestionForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code followup teach}. */
@Component("followup teach")
final class TeachFromFollowUp extends ShellCommand {

    private final ShellServices shellServices;

    TeachFromFollowUp(ShellServices shellServices) {
        super(TenantArgument.of("followup teach", "Teaches the assistant the answer to what the customer asked.")
                .argument(FollowUpArgument.NAME, FollowUpArgument.DESCRIPTION)
                .option(OptionSpec.text(
                        "question", "TEXT", "How customers ask it; the customer's own words if missing."))
                .option(OptionSpec.text("sw", "TEXT", "What customers are told in Swahili."))
                .option(OptionSpec.text("en", "TEXT", "What customers are told in English."))
                .example("followup teach 3f9c 17 --sw \"Ndiyo, ni ya bure\""));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        long id = FollowUpArgument.id(invocation);
        shellServices
                .knowledge()
                .putQuestion(
                        tenant,
                        null,
                        new OwnQuestionForm(
                                invocation.option("question"),
                                invocation.option("sw"),
                                invocation.option("en"),
                                Long.toString(id)),
                        shellServices.operator());
        invocation
                .output()
                .print(new FollowUpShown(
                        shellServices.followUps().get(tenant, id), "It is answered so from the next reply on."));
    }
}
