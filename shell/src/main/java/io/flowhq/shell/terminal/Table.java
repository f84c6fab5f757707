package io.flowhq.shell.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, without lines around them; columns of numbers are right-aligned. */
public final class Table {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    private record Column(String heading, boolean right) {}

    /** @param tone the colour of its text */
    public record Cell(String text, Tone tone) {
        public Cell {
            text = Plain.line(text);
        }
    }

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** @param headings one per column; those that begin with {@code >} are right-aligned */
    public static Table of(String... headings) {
        List<Column> columns = new ArrayList<>();
        for (String heading : headings) {
            boolean right = heading.startsWith(">");
            columns.add(new Column(right ? heading.substring(1) : heading, right));
        }
        return new Table(columns);
    }

    public static Cell cell(String text) {
        return new Cell(text, Tone.PLAIN);
    }

    public Table row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    public List<String> lines(Style style) {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(column -> cell(column.heading())).toList(), widths, style));
        rows.forEach(row -> lines.add(line(row, widths, style)));
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Width.of(columns.get(i).heading());
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i).text()));
            }
        }
        return widths;
    }

    private String line(List<Cell> cells, int[] widths, Style style) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = cells.get(i);
            String space = " ".repeat(widths[i] - Width.of(cell.text()));
            String text = style.paint(cell.tone(), cell.text());
            line.append(i == 0 ? "" : GAP).append(columns.get(i).right() ? space + text : text + space);
        }
        return line.toString().stripTrailing();
    }
}
