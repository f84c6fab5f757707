package io.flowhq.shell.order;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.order.CustomerRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders or bookings, those to be decided on first. */
record CustomerRequestList(List<CustomerRequest> requests) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (requests.isEmpty()) {
            return List.of("There are none.");
        }
        TextTable textTable = TextTable.of("ID", "STATUS", "SINCE", "CHAT", "WHAT");
        for (CustomerRequest request : requests) {
            textTable.row(
                    cell(Long.toString(request.id())),
                    cell(request.status().name()),
                    cell(outputStyle.ago(request.createdAt())),
                    cell(request.chatId()),
                    cell(what(request)));
        }
        return textTable.lines(outputStyle);
    }

    private static String what(CustomerRequest request) {
        return Stream.of(
                        request.thing(),
                        request.number(),
                        request.place(),
                        request.startsAt() == null ? null : request.startsAt().toString(),
                        request.name())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    @Override
    public Object data() {
        return requests.stream().map(CustomerRequestList::fields).toList();
    }

    static Map<String, @Nullable Object> fields(CustomerRequest request) {
        return new FieldMap()
                .put("id", request.id())
                .put("status", request.status())
                .put("chat", request.chatId())
                .put("thing", request.thing())
                .put("number", request.number())
                .put("place", request.place())
                .put("starts_at", request.startsAt())
                .put("name", request.name())
                .put("created_at", request.createdAt())
                .put("decided_by", request.decidedBy())
                .values();
    }
}
