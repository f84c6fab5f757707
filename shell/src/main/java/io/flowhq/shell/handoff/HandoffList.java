package io.flowhq.shell.handoff;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chats that people have, the next to end first. */
record HandoffList(List<Handoff> handoffs) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (handoffs.isEmpty()) {
            return List.of("The bot answers in every chat. Take one over: handoff take TENANT CHAT");
        }
        TextTable textTable = TextTable.of("CHAT", "WHY", "ENDS");
        for (Handoff handoff : handoffs) {
            String ends =
                    handoff.cause() == Cause.OPTED_OUT ? "when they write \"start\"" : outputStyle.in(handoff.endsAt());
            textTable.row(cell(handoff.chatId()), cell(why(handoff.cause())), cell(ends));
        }
        return textTable.lines(outputStyle);
    }

    private static String why(Cause cause) {
        return switch (cause) {
            case OWNER_WROTE -> "someone wrote on the business's phone";
            case CUSTOMER_ASKED -> "the customer asked for a person";
            case LOOP -> "an automaton seems to answer the bot";
            case STAFF -> "taken over by an operator";
            case OPTED_OUT -> "the customer asked not to be written to";
        };
    }

    @Override
    public Object data() {
        return handoffs.stream().map(HandoffList::fields).toList();
    }

    static Map<String, @Nullable Object> fields(Handoff handoff) {
        return new FieldMap()
                .put("chat", handoff.chatId())
                .put("cause", handoff.cause())
                .put("ends_at", handoff.endsAt())
                .values();
    }
}
