package io.flowhq.shell.handoff;

import static io.flowhq.shell.terminal.Table.cell;

import io.flowhq.shell.terminal.Fields;
import io.flowhq.shell.terminal.Style;
import io.flowhq.shell.terminal.Table;
import io.flowhq.shell.terminal.View;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chats that people have, the next to end first. */
record HandoffList(List<Handoff> handoffs) implements View {

    @Override
    public List<String> lines(Style style) {
        if (handoffs.isEmpty()) {
            return List.of("The bot answers in every chat. Take one over: handoff take TENANT CHAT");
        }
        Table table = Table.of("CHAT", "WHY", "ENDS");
        for (Handoff handoff : handoffs) {
            table.row(cell(handoff.chatId()), cell(why(handoff.cause())), cell(style.in(handoff.endsAt())));
        }
        return table.lines(style);
    }

    private static String why(Cause cause) {
        return switch (cause) {
            case OWNER_WROTE -> "someone wrote on the business's phone";
            case CUSTOMER_ASKED -> "the customer asked for a person";
            case STAFF -> "taken over by an operator";
        };
    }

    @Override
    public Object data() {
        return handoffs.stream().map(HandoffList::fields).toList();
    }

    static Map<String, @Nullable Object> fields(Handoff handoff) {
        return new Fields()
                .put("chat", handoff.chatId())
                .put("cause", handoff.cause())
                .put("endsAt", handoff.endsAt())
                .values();
    }
}
