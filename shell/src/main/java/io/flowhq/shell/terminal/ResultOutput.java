package io.flowhq.shell.terminal;

import java.io.PrintWriter;
import java.util.List;

/** Where the results of one call go: stdout, and nothing else goes there. */
public final class ResultOutput {

    enum Format {
        TEXT,
        /** One document on one line. */
        JSON,
        /** One line for each element of a list. */
        JSONL
    }

    private final PrintWriter writer;
    private final Format format;
    private final OutputStyle outputStyle;

    ResultOutput(PrintWriter writer, Format format, OutputStyle outputStyle) {
        this.writer = writer;
        this.format = format;
        this.outputStyle = outputStyle;
    }

    public Format format() {
        return format;
    }

    public boolean isText() {
        return format == Format.TEXT;
    }

    public OutputStyle style() {
        return outputStyle;
    }

    /** @throws OutputClosed when nobody reads any more */
    public void print(ResultView resultView) {
        switch (format) {
            case TEXT -> resultView.lines(outputStyle).forEach(writer::println);
            case JSON -> writer.println(JsonWriter.write(resultView.data()));
            case JSONL -> elements(resultView.data()).forEach(element -> writer.println(JsonWriter.write(element)));
        }
        end();
    }

    private void end() {
        if (writer.checkError()) {
            throw new OutputClosed();
        }
    }

    private static List<?> elements(Object data) {
        return data instanceof List<?> list ? list : List.of(data);
    }

    /** Raw text as it is, for drawings. */
    public void draw(String text) {
        writer.print(text);
        end();
    }
}
