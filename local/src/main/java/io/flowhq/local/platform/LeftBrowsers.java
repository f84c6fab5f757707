package io.flowhq.local.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Browsers that outlived the bot-worker which opened them; known by the profile folder in their command line. */
final class LeftBrowsers {

    private LeftBrowsers() {}

    /** Kills the browsers that use a profile below {@code sessions}, so that the next worker can open it. */
    static void end(Path sessions) throws IOException {
        using(sessions).forEach(ProcessHandle::destroyForcibly);
    }

    /** The processes of browsers that use a profile below {@code sessions}. */
    static List<ProcessHandle> using(Path sessions) throws IOException {
        String profile = "--user-data-dir=" + sessions + "/";
        Process ps = new ProcessBuilder("ps", "-axww", "-o", "pid=,command=").start();
        ps.getOutputStream().close();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(profile))
                .map(line -> line.strip().split("\\s+", 2)[0])
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .flatMap(Optional::stream)
                .toList();
    }
}
