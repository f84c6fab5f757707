package io.flowhq.shell.order;

import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TerminalText;
import io.flowhq.store.order.CustomerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One order or booking in full. */
record CustomerRequestDetails(CustomerRequest request) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        var kind = request.kind().name().toLowerCase(Locale.ROOT);
        List<String> lines = new ArrayList<>();
        lines.add("The " + kind + " " + request.id() + " is " + request.status() + ", made "
                + outputStyle.ago(request.createdAt()));
        add(lines, "Chat", request.chatId());
        add(lines, "What", request.thing());
        add(lines, "Number", request.number());
        add(lines, "Place", request.place());
        add(lines, "Total", request.orderTotal().map(Object::toString).orElse(null));
        add(
                lines,
                "Begins",
                request.startsAt() == null ? null : request.startsAt().toString());
        add(lines, "Name", request.name());
        add(lines, "Decided by", request.decidedBy());
        return lines;
    }

    private static void add(List<String> lines, String name, @Nullable String value) {
        if (value != null) {
            lines.add("  " + name + " ".repeat(13 - name.length()) + TerminalText.line(value));
        }
    }

    @Override
    public Object data() {
        return CustomerRequestList.fields(request);
    }
}
