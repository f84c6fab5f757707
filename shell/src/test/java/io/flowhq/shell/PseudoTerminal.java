package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The shell as a process of its own, as a person has it: on a pseudo-terminal, with a language whose small i is another
 * letter and a locale that knows ASCII alone.
 */
final class PseudoTerminal implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final Process process;
    private final StringBuffer screen = new StringBuffer();
    private final Thread reading;

    private PseudoTerminal(Process process) {
        this.process = process;
        this.reading = Thread.ofVirtual().start(this::read);
    }

    /** @param home where the history is kept */
    static PseudoTerminal open(Path home, Map<String, String> environment, String... words) throws IOException {
        String line = "stty cols 120 rows 40; exec " + line(home, words);
        return new PseudoTerminal(process(home, environment, "script", "-qec", line, "/dev/null"));
    }

    /** Without a terminal: in the middle of this line of bash, where {@code %s} is. */
    static PseudoTerminal inPipe(Path home, Map<String, String> environment, String pipe, String... words)
            throws IOException {
        return new PseudoTerminal(process(home, environment, "bash", "-c", pipe.formatted(line(home, words))));
    }

    private static Process process(Path home, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("TERM", "xterm");
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        return builder.start();
    }

    private static String line(Path home, String... words) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.home=" + home,
                "-cp",
                classPath(),
                ShellApplication.class.getName()));
        Path file = Files.write(
                home.resolve("options"),
                options.stream().map(option -> '"' + option + '"').toList());
        // Whoever started the tests in the background had Ctrl-C ignored in all that they start.
        return "env --default-signal=INT "
                + Path.of(System.getProperty("java.home"), "bin", "java") + " @" + file
                + List.of(words).stream().map(word -> " '" + word + "'").collect(Collectors.joining());
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !part.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (InputStream in = process.getInputStream()) {
            byte[] some = new byte[4096];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                screen.append(new String(some, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException ended) {
            // A terminal whose program has ended cannot be read.
        }
    }

    /** What stands on the screen, without colours and movements of the cursor. */
    String text() {
        return screen.toString().replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\r", "");
    }

    PseudoTerminal sees(String pattern) {
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(text()).containsPattern(pattern));
        return this;
    }

    /** Forgets what stands on the screen. */
    PseudoTerminal clear() {
        screen.setLength(0);
        return this;
    }

    PseudoTerminal types(String keys) {
        try {
            process.outputWriter(StandardCharsets.UTF_8).append(keys).flush();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        return this;
    }

    /** Once all that it wrote stands on the screen. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .as(text())
                .isTrue();
        // What was written last may still be on its way.
        reading.join(TIMEOUT);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
