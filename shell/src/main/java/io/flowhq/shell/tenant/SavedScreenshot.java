package io.flowhq.shell.tenant;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A screenshot that was written to a file. */
record SavedScreenshot(Path file, Instant at, int bytes) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of(file + " (" + (bytes + 1023) / 1024 + " kB, taken " + outputStyle.ago(at) + ")");
    }

    @Override
    public Object data() {
        return new FieldMap()
                .put("file", file)
                .put("at", at)
                .put("bytes", bytes)
                .values();
    }
}
