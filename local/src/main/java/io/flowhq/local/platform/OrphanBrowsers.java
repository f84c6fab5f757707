package io.flowhq.local.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Browsers that may have outlived the bot-worker which opened them. They are known by the profile in their command line:
 * a folder directly in {@code sessions}, since other workers may have their own folders further down.
 */
final class OrphanBrowsers {

    private OrphanBrowsers() {}

    /** Kills the browsers that use a profile in {@code sessions}, so that the next worker can open it. */
    static void end(Path sessions) throws IOException {
        using(sessions).forEach(ProcessHandle::destroyForcibly);
    }

    /** The processes of browsers that use a profile in {@code sessions}. */
    static List<ProcessHandle> using(Path sessions) throws IOException {
        Pattern profile = Pattern.compile(Pattern.quote("--user-data-dir=" + sessions + "/") + "[^/ ]+( |$)");
        Process ps = new ProcessBuilder("ps", "-axww", "-o", "pid=,command=").start();
        ps.getOutputStream().close();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> profile.matcher(line).find())
                .map(line -> line.strip().split("\\s+", 2)[0])
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .flatMap(Optional::stream)
                .toList();
    }
}
