package io.flowhq.shell.tenant;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TerminalText;
import java.nio.file.Path;
import java.util.List;

/** The end of a tenant's log file, newest last. */
record LogLines(List<String> lines, Path file) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return lines.isEmpty()
                ? List.of("No log of this tenant can be read here. Its bot-worker writes " + file + ".")
                : lines.stream().map(TerminalText::line).toList();
    }

    @Override
    public Object data() {
        return lines.stream()
                .map(line -> new FieldMap().put("line", line).values())
                .toList();
    }
}
