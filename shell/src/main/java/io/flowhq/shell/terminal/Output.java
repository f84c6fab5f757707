package io.flowhq.shell.terminal;

import java.io.PrintWriter;
import java.util.List;

/** Where the results of one call go: stdout, and nothing else goes there. */
public final class Output {

    enum Format {
        TEXT,
        /** One document on one line. */
        JSON,
        /** One line for each element of a list. */
        JSONL
    }

    private final PrintWriter writer;
    private final Format format;
    private final Style style;

    Output(PrintWriter writer, Format format, Style style) {
        this.writer = writer;
        this.format = format;
        this.style = style;
    }

    public Format format() {
        return format;
    }

    public boolean isText() {
        return format == Format.TEXT;
    }

    public Style style() {
        return style;
    }

    public void print(View view) {
        switch (format) {
            case TEXT -> view.lines(style).forEach(writer::println);
            case JSON -> writer.println(Json.write(view.data()));
            case JSONL -> elements(view.data()).forEach(element -> writer.println(Json.write(element)));
        }
        writer.flush();
    }

    private static List<?> elements(Object data) {
        return data instanceof List<?> list ? list : List.of(data);
    }

    /** Raw text as it is, for drawings. */
    public void draw(String text) {
        writer.print(text);
        writer.flush();
    }
}
