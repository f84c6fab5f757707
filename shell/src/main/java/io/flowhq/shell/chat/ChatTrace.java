package io.flowhq.shell.chat;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageTrace;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of a chat, newest last, each with why it was said. */
record ChatTrace(List<MessageTrace> traces) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        TextTable textTable = TextTable.of(">AGO", "", "OUTCOME", "WHY", "TEXT");
        for (MessageTrace trace : traces) {
            textTable.row(
                    cell(outputStyle.since(trace.message().createdAt())),
                    cell(trace.message().direction() == Direction.IN ? "<-" : "->"),
                    cell(Objects.requireNonNullElse(trace.message().outcome(), "-")),
                    cell(why(trace)),
                    cell(trace.message().text()));
        }
        return textTable.lines(outputStyle);
    }

    private static String why(MessageTrace trace) {
        var message = trace.message();
        return Stream.of(
                        message.origin() == null ? null : message.origin().name(),
                        message.intent(),
                        trace.because() == null ? null : "\"" + trace.because() + "\"",
                        trace.attempts() > 1 ? trace.attempts() + " attempts" : null,
                        message.error())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    @Override
    public Object data() {
        return traces.stream().map(ChatTrace::fields).toList();
    }

    private static Object fields(MessageTrace trace) {
        var message = trace.message();
        return new FieldMap()
                .put("id", message.id())
                .put("direction", message.direction())
                .put("message_text", message.text())
                .put("wa_message_id", message.waMessageId())
                .put("created_at", message.createdAt())
                .put("outcome", message.outcome())
                .put("author", trace.author())
                .put("origin", message.origin())
                .put("template", message.template())
                .put("intent", message.intent())
                .put("because", trace.because())
                .put("language", message.language())
                .put("answers", text(message.answers()))
                .put("merged_into", text(trace.mergedInto()))
                .put("quotes", trace.quotes())
                .put("wait_ms", message.waitMs())
                .put("held_at", trace.heldAt())
                .put("attempts", trace.attempts())
                .put("refusals", trace.refusals())
                .put("begun_at", trace.begunAt())
                .put("sent_at", message.sentAt())
                .put("settled_at", trace.settledAt())
                .put("ack", message.ack())
                .put("acked_at", message.ackedAt())
                .put("error", message.error())
                .values();
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
