package io.flowhq.shell.followup;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code followup answer}. */
@Component("followup answer")
final class AnswerFollowUp extends ShellCommand {

    private final ShellServices shellServices;

    AnswerFollowUp(ShellServices shellServices) {
        super(TenantArgument.of("followup answer", "Sends the customer a text and takes the chat over for 30 minutes.")
                .argument(FollowUpArgument.NAME, FollowUpArgument.DESCRIPTION)
                .argument("text", "what the customer reads, in quotes")
                .example("followup answer 3f9c 17 'Ipo, 35,000'"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var followUp = shellServices
                .followUps()
                .answer(tenant, FollowUpArgument.id(invocation), invocation.argument("text"), shellServices.operator());
        invocation
                .output()
                .print(new FollowUpShown(
                        followUp, "The text goes out in its turn; the bot is silent in this chat for 30 minutes."));
    }
}
