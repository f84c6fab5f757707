package io.flowhq.shell.tenant;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.contract.lifecycle.StateDescription;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.portal.TimelineEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened to a tenant, newest first. */
record TimelineList(List<TimelineEvent> events) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (events.isEmpty()) {
            return List.of("Nothing has happened yet.");
        }
        TextTable textTable = TextTable.of("WHEN", "WHAT", "WHO", "MORE");
        for (TimelineEvent event : events) {
            textTable.row(
                    cell(outputStyle.ago(event.at())),
                    cell(what(event)),
                    cell(Objects.requireNonNullElse(event.by(), "-")),
                    cell(more(event)));
        }
        return textTable.lines(outputStyle);
    }

    private static String what(TimelineEvent event) {
        var phase = event.phase();
        return phase == null
                ? String.valueOf(event.act())
                : StateDescription.of(phase, event.reason(), false, event.attempt())
                        .word();
    }

    private static String more(TimelineEvent event) {
        return Stream.of(event.outcome(), event.why()).filter(Objects::nonNull).collect(Collectors.joining(": "));
    }

    @Override
    public Object data() {
        return events.stream()
                .map(event -> new FieldMap()
                        .put("at", event.at())
                        .put("phase", event.phase())
                        .put("reason", event.reason())
                        .put("attempt", event.attempt())
                        .put("act", event.act())
                        .put("by", event.by())
                        .put("why", event.why())
                        .put("outcome", event.outcome())
                        .values())
                .toList();
    }
}
