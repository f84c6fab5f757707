package io.flowhq.shell.chat;

import io.flowhq.shell.handoff.ChatArgument;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.CommandOutcome;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code chat send}. */
@Component("chat send")
final class SendText extends ShellCommand {

    private final ShellServices shellServices;

    SendText(ShellServices shellServices) {
        super(TenantArgument.of("chat send", "Writes to a customer and takes the chat over for 30 minutes.")
                .argument(ChatArgument.NAME, ChatArgument.DESCRIPTION)
                .argument("text", "what the customer reads, in quotes")
                .option(OptionSpec.text("key", "KEY", "Sent once, however often a command with this key is given."))
                .example("chat send 3f9c 255711222333 'Karibu, tupo wazi'"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var sent = shellServices
                .replies()
                .send(
                        tenant,
                        ChatArgument.id(invocation),
                        invocation.argument("text"),
                        shellServices.operator(),
                        invocation.option("key"));
        invocation
                .output()
                .print(CommandOutcome.of(
                        "The text goes out in its turn; the bot is silent in this chat for 30 minutes.",
                        new FieldMap()
                                .put("id", sent.id())
                                .put("chat_id", sent.chatId())
                                .put("wa_message_id", sent.waMessageId())
                                .put("outcome", sent.outcome())
                                .put("created_at", sent.createdAt())
                                .values()));
    }
}
