package io.flowhq.client;

import io.flowhq.client.form.CatalogueItemForm;
import io.flowhq.client.refusal.InvalidKnowledge;
import io.flowhq.store.knowledge.CatalogueItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue as comma-separated values: a head line with the names of the columns, then one product a line. A cell in
 * double quotes may hold commas and new lines. A spreadsheet that parts cells by semicolons is read too.
 */
final class CatalogueFile {

    static final int MAX_LENGTH = 2_000_000;

    private static final List<String> COLUMNS = List.of("name", "aliases", "price", "currency", "stock", "description");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What a spreadsheet takes for a formula. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@].*", Pattern.DOTALL);

    /** @param number of the line on which it begins, the head being the first */
    record Line(int number, List<String> cells) {}

    private CatalogueFile() {}

    static String write(List<CatalogueItem> items) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (CatalogueItem item : items) {
            BigDecimal price = item.price();
            List<String> cells = List.of(
                    item.name(),
                    String.join("; ", item.aliases()),
                    price == null ? "" : plain(price),
                    item.currency(),
                    item.stock() == null ? "" : String.valueOf(item.stock()),
                    item.description());
            csv.append(String.join(
                            ",", cells.stream().map(CatalogueFile::quoted).toList()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String plain(BigDecimal price) {
        return price.stripTrailingZeros().scale() <= 0 ? price.toBigInteger().toString() : price.toPlainString();
    }

    private static String quoted(String cell) {
        String safe = FORMULA.matcher(cell).matches() ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\r\n;].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /**
     * The products by line.
     *
     * @throws InvalidKnowledge when the file is no such file
     */
    static Map<Integer, CatalogueItemForm> read(String csv) {
        if (csv.length() > MAX_LENGTH) {
            throw invalid(1, "the file is longer than " + MAX_LENGTH + " characters.");
        }
        String text = csv.startsWith(BYTE_ORDER_MARK) ? csv.substring(1) : csv;
        String head = text.lines().findFirst().orElse("");
        char separator = head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
        List<Line> lines = lines(text, separator);
        List<String> columns = lines.isEmpty()
                ? List.of()
                : lines.getFirst().cells().stream()
                        .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                        .toList();
        if (!columns.contains("name") || !COLUMNS.containsAll(columns)) {
            throw invalid(1, "the first line names the columns: " + String.join(",", COLUMNS) + ".");
        }
        Map<Integer, CatalogueItemForm> forms = new LinkedHashMap<>();
        Map<String, String> errors = new LinkedHashMap<>();
        for (Line line : lines.subList(1, lines.size())) {
            if (line.cells().size() > columns.size()) {
                errors.put(
                        "line_" + line.number(),
                        "Line " + line.number() + ": it has " + line.cells().size() + " cells and the first line "
                                + columns.size() + "; put a cell that holds a comma in double quotes.");
            } else {
                forms.put(line.number(), form(columns, line.cells()));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidKnowledge(errors);
        }
        return forms;
    }

    private static CatalogueItemForm form(List<String> columns, List<String> cells) {
        return new CatalogueItemForm(
                cell("name", columns, cells),
                cell("aliases", columns, cells),
                cell("price", columns, cells),
                cell("currency", columns, cells),
                cell("stock", columns, cells),
                cell("description", columns, cells));
    }

    private static @Nullable String cell(String column, List<String> columns, List<String> cells) {
        int at = columns.indexOf(column);
        if (at < 0 || at >= cells.size()) {
            return null;
        }
        String cell = cells.get(at);
        boolean marked =
                cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches();
        return marked ? cell.substring(1) : cell;
    }

    /** Blank lines are left out. */
    private static List<Line> lines(String text, char separator) {
        List<Line> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inQuotes = false;
        int number = 1;
        int begins = 1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '\n' : text.charAt(i);
            if (inQuotes && i == text.length()) {
                throw invalid(begins, "a cell in double quotes does not end.");
            }
            if (inQuotes && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (inQuotes || cell.isEmpty())) {
                inQuotes = !inQuotes;
            } else if (!inQuotes && c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (!inQuotes && c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (cells.stream().anyMatch(each -> !each.isBlank())) {
                    lines.add(new Line(begins, List.copyOf(cells)));
                }
                cells.clear();
                begins = number + 1;
            } else if (inQuotes || c != '\r') {
                cell.append(c);
            }
            number += c == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static InvalidKnowledge invalid(int line, String fault) {
        return new InvalidKnowledge(Map.of("line_" + line, "Line " + line + ": " + fault));
    }
}
