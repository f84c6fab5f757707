package io.flowhq.shell.knowledge;

import io.flowhq.client.form.OwnQuestionForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.knowledge.OwnQuestion;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code knowledge teach}. */
@Component("knowledge teach")
final class TeachAnswer extends ShellCommand {

    private final ShellServices shellServices;

    TeachAnswer(ShellServices shellServices) {
        super(TenantArgument.of("knowledge teach", "Teaches the answer to a question that customers ask.")
                .optionalArgument("question", "as customers word it; the customer's own words when it is left out")
                .option(OptionSpec.text("sw", "TEXT", "What customers are told in Swahili."))
                .option(OptionSpec.text("en", "TEXT", "What customers are told in English."))
                .option(OptionSpec.number("follow-up", "The follow-up that asks it, as followup list shows it."))
                .example("knowledge teach 3f9c \"mna wifi?\" --sw \"Ndiyo, ni ya bure\""));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var form = new OwnQuestionForm(
                invocation.optionalArgument("question"),
                invocation.option("sw"),
                invocation.option("en"),
                invocation.option("follow-up"));
        OwnQuestion question = shellServices.knowledge().putQuestion(tenant, null, form, shellServices.operator());
        invocation
                .output()
                .print(CommandOutcome.of(
                        "It is answered from the next reply on. Undo: knowledge forget "
                                + tenant.toString().substring(0, 8) + " " + question.id(),
                        Map.of("id", question.id().toString())));
    }
}
