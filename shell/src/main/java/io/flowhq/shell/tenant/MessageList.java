package io.flowhq.shell.tenant;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageLog;
import java.util.List;

/** The last messages of a tenant, newest last. */
record MessageList(List<MessageLog> messages) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (messages.isEmpty()) {
            return List.of("No messages yet. They appear here once a customer writes to the linked number.");
        }
        TextTable textTable = TextTable.of(">AGO", "", "CUSTOMER", "OUTCOME", "TEXT");
        for (MessageLog message : messages) {
            boolean in = message.direction() == Direction.IN;
            textTable.row(
                    cell(outputStyle.since(message.createdAt())),
                    cell(in ? "<-" : "->"),
                    cell(customer(message, in)),
                    cell(message.outcome() == null ? "-" : message.outcome()),
                    cell(message.text()));
        }
        return textTable.lines(outputStyle);
    }

    /** Under a hidden id there may be no number yet. */
    private static String customer(MessageLog message, boolean in) {
        String number = in ? message.fromNumber() : message.toNumber();
        return number == null ? message.chatId() : number;
    }

    @Override
    public Object data() {
        return messages.stream()
                .map(message -> new FieldMap()
                        .put("id", message.id())
                        .put("direction", message.direction())
                        .put("chat", message.chatId())
                        .put("from", message.fromNumber())
                        .put("to", message.toNumber())
                        .put("kind", message.kind())
                        .put("text", message.text())
                        .put("wa_message_id", message.waMessageId())
                        .put("at", message.createdAt())
                        .put("outcome", message.outcome())
                        .put("answers", message.answers())
                        .put("ack", message.ack())
                        .values())
                .toList();
    }
}
