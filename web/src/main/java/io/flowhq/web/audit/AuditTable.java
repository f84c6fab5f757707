package io.flowhq.web.audit;

import io.flowhq.store.portal.AuditEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Lines of the audit trail as comma-separated values that spreadsheets open. */
final class AuditTable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("created_at", "tenant_id", "user_id", "event_type", "command", "by", "why", "outcome", "more")
            .get();

    private static final Set<String> IN_COLUMNS = Set.of("command", "by", "why", "outcome", "tenant");

    /** What a spreadsheet takes for a formula when a cell begins with it. */
    private static final String FORMULA = "=+-@\t\r";

    private AuditTable() {}

    static String of(List<AuditEntry> entries) {
        var table = new StringBuilder();
        try (var printer = new CSVPrinter(table, FORMAT)) {
            for (var entry : entries) {
                var payload = entry.payload();
                printer.printRecord(
                        entry.at(),
                        entry.tenant() == null ? cell(payload.get("tenant")) : entry.tenant(),
                        entry.user(),
                        cell(entry.eventType()),
                        cell(payload.get("command")),
                        cell(payload.get("by")),
                        cell(payload.get("why")),
                        cell(payload.get("outcome")),
                        cell(more(payload)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return table.toString();
    }

    /** The other facts, as the page shows them too. */
    static String more(Map<String, String> payload) {
        return new TreeMap<>(payload)
                .entrySet().stream()
                        .filter(fact -> !IN_COLUMNS.contains(fact.getKey()))
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static @Nullable String cell(@Nullable String text) {
        return text == null || text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
