package io.flowhq.replies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A row of a conversation table: what a customer writes and what it should be taken for. */
record Conversation(
        int line,
        String message,
        ReplyLanguage setting,
        Optional<PreviousIntent> last,
        String intent,
        List<String> also,
        ReplyLanguage language,
        String note) {

    private static final int COLUMNS = 7;

    static List<Conversation> of(String template) {
        String file = "/conversations/" + template.toLowerCase(java.util.Locale.ROOT) + ".csv";
        try (var in = Objects.requireNonNull(Conversation.class.getResourceAsStream(file), file)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Conversation> rows = new ArrayList<>();
            for (int i = 1; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    rows.add(of(file, i + 1, cells(lines.get(i))));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Conversation of(String file, int line, List<String> cells) {
        if (cells.size() != COLUMNS) {
            throw new IllegalStateException(
                    "%s line %d has %d columns instead of %d".formatted(file, line, cells.size(), COLUMNS));
        }
        return new Conversation(
                line,
                cells.get(0).replace("\\n", "\n"),
                ReplyLanguage.valueOf(cells.get(1)),
                last(cells.get(2), ReplyLanguage.valueOf(cells.get(1))),
                cells.get(3),
                cells.get(4).isEmpty() ? List.of() : List.of(cells.get(4).split(" ")),
                ReplyLanguage.valueOf(cells.get(5)),
                cells.get(6));
    }

    /** {@code greeting}, or {@code greeting EN} when it was said in another language than the tenant's. */
    private static Optional<PreviousIntent> last(String cell, ReplyLanguage setting) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = cell.split(" ");
        return Optional.of(new PreviousIntent(parts[0], parts.length > 1 ? ReplyLanguage.valueOf(parts[1]) : setting));
    }

    /** The cells of a line; one in quotation marks may hold commas, and a doubled mark stands for itself. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    @Override
    public String toString() {
        String before = last.map(said -> " after " + said.intent()).orElse("");
        return "line %d: \"%s\" (%s%s) is %s in %s".formatted(line, message, setting, before, intent, language);
    }
}
