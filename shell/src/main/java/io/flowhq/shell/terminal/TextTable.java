package io.flowhq.shell.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, without lines around them; columns of numbers are right-aligned. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    private record Column(String heading, boolean right) {}

    /** @param tone the colour of its text */
    public record Cell(String text, StatusColor tone) {
        public Cell {
            text = TerminalText.line(text);
        }
    }

    private TextTable(List<Column> columns) {
        this.columns = columns;
    }

    /** @param headings one per column; those that begin with {@code >} are right-aligned */
    public static TextTable of(String... headings) {
        List<Column> columns = new ArrayList<>();
        for (String heading : headings) {
            boolean right = heading.startsWith(">");
            columns.add(new Column(right ? heading.substring(1) : heading, right));
        }
        return new TextTable(columns);
    }

    public static Cell cell(String text) {
        return new Cell(text, StatusColor.PLAIN);
    }

    public TextTable row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    public List<String> lines(OutputStyle outputStyle) {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(column -> cell(column.heading())).toList(), widths, outputStyle));
        rows.forEach(row -> lines.add(line(row, widths, outputStyle)));
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayWidth.of(columns.get(i).heading());
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i).text()));
            }
        }
        return widths;
    }

    private String line(List<Cell> cells, int[] widths, OutputStyle outputStyle) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = cells.get(i);
            String space = " ".repeat(widths[i] - DisplayWidth.of(cell.text()));
            String text = outputStyle.paint(cell.tone(), cell.text());
            line.append(i == 0 ? "" : GAP).append(columns.get(i).right() ? space + text : text + space);
        }
        return line.toString().stripTrailing();
    }
}
