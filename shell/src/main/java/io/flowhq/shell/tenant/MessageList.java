package io.flowhq.shell.tenant;

import static io.flowhq.shell.terminal.Table.cell;

import io.flowhq.shell.terminal.Fields;
import io.flowhq.shell.terminal.Style;
import io.flowhq.shell.terminal.Table;
import io.flowhq.shell.terminal.View;
import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageLog;
import java.util.List;

/** The last messages of a tenant, newest last. */
record MessageList(List<MessageLog> messages) implements View {

    @Override
    public List<String> lines(Style style) {
        if (messages.isEmpty()) {
            return List.of("No messages yet. They appear here once a customer writes to the linked number.");
        }
        Table table = Table.of(">AGO", "", "CUSTOMER", "OUTCOME", "TEXT");
        for (MessageLog message : messages) {
            boolean in = message.direction() == Direction.IN;
            table.row(
                    cell(style.since(message.createdAt())),
                    cell(in ? "<-" : "->"),
                    cell(in ? message.fromNumber() : message.toNumber()),
                    cell(message.outcome() == null ? "-" : message.outcome()),
                    cell(message.text()));
        }
        return table.lines(style);
    }

    @Override
    public Object data() {
        return messages.stream()
                .map(message -> new Fields()
                        .put("id", message.id())
                        .put("direction", message.direction())
                        .put("chat", message.chatId())
                        .put("from", message.fromNumber())
                        .put("to", message.toNumber())
                        .put("kind", message.kind())
                        .put("text", message.text())
                        .put("waMessageId", message.waMessageId())
                        .put("at", message.createdAt())
                        .put("outcome", message.outcome())
                        .put("answers", message.answers())
                        .put("ack", message.ack())
                        .values())
                .toList();
    }
}
