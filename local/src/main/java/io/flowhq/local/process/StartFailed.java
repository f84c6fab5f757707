package io.flowhq.local.process;

import java.nio.file.Path;
import java.util.List;

/** A process ended, or stayed silent, before it was ever ready; carries the last lines of its log. */
public final class StartFailed extends Exception {

    private final Path log;
    private final List<String> lastLines;

    StartFailed(ProcessSpec processSpec, String what) {
        super(processSpec.name() + " " + what);
        this.log = processSpec.log();
        this.lastLines = LogTail.of(processSpec.log(), 15);
    }

    /** What happened, followed by where the log is and how it ends. */
    public String withLog() {
        StringBuilder text =
                new StringBuilder(getMessage()).append("; its log is ").append(log);
        lastLines.forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }
}
