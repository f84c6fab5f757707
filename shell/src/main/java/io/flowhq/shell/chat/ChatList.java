package io.flowhq.shell.chat;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.message.ChatSummary;
import io.flowhq.store.message.Direction;
import java.util.List;
import java.util.Objects;

/** Chats by their newest message. */
record ChatList(List<ChatSummary> chats) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (chats.isEmpty()) {
            return List.of("No chat. They appear here once a customer writes to the linked number.");
        }
        TextTable textTable = TextTable.of(">AGO", "CHAT", "NAME", "", "LAST MESSAGE");
        for (ChatSummary chat : chats) {
            textTable.row(
                    cell(outputStyle.since(chat.newest().createdAt())),
                    cell(chat.newest().chatId()),
                    cell(Objects.requireNonNullElse(chat.name(), "-")),
                    cell(chat.newest().direction() == Direction.IN ? "<-" : "->"),
                    cell(chat.newest().text()));
        }
        return textTable.lines(outputStyle);
    }

    @Override
    public Object data() {
        return chats.stream()
                .map(chat -> new FieldMap()
                        .put("chat_id", chat.newest().chatId())
                        .put("contact_id", chat.contactId())
                        .put("name", chat.name())
                        .put("phone_number", chat.phoneNumber())
                        .put("lid", chat.lid())
                        .put("username", chat.username())
                        .put("direction", chat.newest().direction())
                        .put("message_text", chat.newest().text())
                        .put("created_at", chat.newest().createdAt())
                        .values())
                .toList();
    }
}
