package io.flowhq.shell.chat;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.message.MessageLog;
import java.util.List;

/** A text that goes out in its turn. */
record TextPlanned(MessageLog message) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of("The text goes out in its turn; the bot is silent in this chat for 30 minutes.");
    }

    @Override
    public Object data() {
        return new FieldMap()
                .put("id", message.id())
                .put("chat_id", message.chatId())
                .put("wa_message_id", message.waMessageId())
                .put("outcome", message.outcome())
                .put("created_at", message.createdAt())
                .values();
    }
}
