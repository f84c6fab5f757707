package io.flowhq.local.process;

import io.flowhq.local.process.ProcessSpec.StopSignal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a command into a session of its own, so that Ctrl-C at the terminal reaches the supervisor alone and the children
 * end in order. On Linux the kernel is also asked to end the child when the supervisor is killed; it watches the thread
 * that started the child, which therefore has to live as long as the child is wanted.
 */
final class SetsidCommand {

    private SetsidCommand() {}

    static List<String> of(List<String> command, StopSignal whenOrphaned) {
        List<String> prefix = new ArrayList<>();
        if (onPath("setsid")) {
            prefix.add("setsid");
        } else if (onPath("perl")) {
            prefix.addAll(
                    List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127", "--"));
        }
        if (onPath("setpriv")) {
            prefix.addAll(List.of("setpriv", "--pdeathsig", whenOrphaned.name()));
        }
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    private static boolean onPath(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
