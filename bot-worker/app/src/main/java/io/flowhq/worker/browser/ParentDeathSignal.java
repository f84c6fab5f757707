package io.flowhq.worker.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the kernel end a program with the process that started it. A browser that closes by itself after its worker was killed goes on
 * for a tenth of a second and longer, in which its page takes messages that nobody hears of: the service does not deliver them again,
 * and a session that comes up elsewhere has an older copy of the profile. Needs Linux and {@code setpriv} of util-linux; without them
 * programs are started as they are.
 */
final class ParentDeathSignal {

    private static final Logger log = LoggerFactory.getLogger(ParentDeathSignal.class);
    private static final List<Path> SETPRIV = List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Map<Path, Path> STARTERS = new ConcurrentHashMap<>();

    private ParentDeathSignal() {}

    /** What starts {@code program} with the arguments that it is given itself; the program where the system cannot do it. */
    static Path starterOf(Path program) {
        // Systems clear their temporary folders, and a worker runs for months.
        return STARTERS.compute(
                program, (key, known) -> known != null && Files.isExecutable(known) ? known : prepare(program));
    }

    private static Path prepare(Path program) {
        try {
            for (Path setpriv : SETPRIV) {
                if (Files.isExecutable(setpriv) && isAble(setpriv)) {
                    Path starter = write(setpriv, program);
                    // Not where the temporary folder is mounted without the right to run programs.
                    if (Files.isExecutable(starter)) {
                        return starter;
                    }
                }
            }
            log.info("{} will not end at once with a worker that is killed: setpriv cannot be used", program);
        } catch (IOException | RuntimeException e) {
            log.info("{} will not end at once with a worker that is killed: {}", program, e.toString());
        }
        return program;
    }

    private static boolean isAble(Path setpriv) throws IOException {
        Process process = new ProcessBuilder(setpriv.toString(), "--pdeathsig", "KILL", "--", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path write(Path setpriv, Path program) throws IOException {
        Path starter = Files.createTempFile("flowhq-start-", "-" + program.getFileName());
        starter.toFile().deleteOnExit();
        Files.writeString(
                starter,
                "#!/bin/sh\nexec %s --pdeathsig KILL -- '%s' \"$@\"\n"
                        .formatted(setpriv, program.toString().replace("'", "'\\''")));
        Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwx------"));
        return starter;
    }
}
