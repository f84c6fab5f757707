package io.flowhq.shell.audit;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.tenant.ShortId;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.portal.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Entries of the audit trail, newest first. */
record AuditList(List<AuditEntry> entries) implements ResultView {

    private static final Set<String> IN_COLUMNS = Set.of("by", "command", "tenant");

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (entries.isEmpty()) {
            return List.of("Nothing that was done matches. Whatever is done from now on appears here.");
        }
        TextTable textTable = TextTable.of("WHEN", "WHO", "WHAT", "TENANT", "MORE");
        for (AuditEntry entry : entries) {
            Map<String, String> payload = entry.payload();
            textTable.row(
                    cell(outputStyle.ago(entry.at())),
                    cell(payload.getOrDefault(
                            "by", entry.user() == null ? "-" : entry.user().toString())),
                    cell(payload.getOrDefault("command", entry.eventType())),
                    cell(entry.tenant() == null ? payload.getOrDefault("tenant", "-") : ShortId.of(entry.tenant())),
                    cell(more(payload)));
        }
        return textTable.lines(outputStyle);
    }

    private static String more(Map<String, String> payload) {
        return new TreeMap<>(payload)
                .entrySet().stream()
                        .filter(named -> !IN_COLUMNS.contains(named.getKey()))
                        .map(named -> named.getKey() + "=" + named.getValue())
                        .collect(Collectors.joining(" "));
    }

    @Override
    public Object data() {
        return entries.stream()
                .map(entry -> new FieldMap()
                        .put("tenant_id", entry.tenant())
                        .put("user_id", entry.user())
                        .put("event_type", entry.eventType())
                        .put("payload", new TreeMap<>(entry.payload()))
                        .put("created_at", entry.at())
                        .values())
                .toList();
    }
}
