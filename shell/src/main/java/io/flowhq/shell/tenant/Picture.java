package io.flowhq.shell.tenant;

import io.flowhq.shell.terminal.Fields;
import io.flowhq.shell.terminal.Style;
import io.flowhq.shell.terminal.View;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A screenshot that was written to a file. */
record Picture(Path file, Instant at, int bytes) implements View {

    @Override
    public List<String> lines(Style style) {
        return List.of(file + " (" + (bytes + 1023) / 1024 + " kB, taken " + style.ago(at) + ")");
    }

    @Override
    public Object data() {
        return new Fields().put("file", file).put("at", at).put("bytes", bytes).values();
    }
}
