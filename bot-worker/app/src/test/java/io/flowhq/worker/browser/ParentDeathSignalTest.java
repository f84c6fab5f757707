package io.flowhq.worker.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ParentDeathSignalTest {

    @TempDir
    Path folder;

    /** A driver that is stopped closes nothing by itself. */
    @Test
    void endsDriverAndBrowserWithTheirWorkerWhateverTheDriverDoes() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledBrowserOwner.class.getName(),
                        folder.resolve("profile").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> opened = List.of();
        try {
            opened = opened(owner);
            signal("-STOP", opened.getFirst());

            owner.destroyForcibly().waitFor();

            for (ProcessHandle process : opened) {
                await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
            }
        } finally {
            owner.destroyForcibly();
            opened.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void handsAllArgumentsOn() throws Exception {
        Path starter = ParentDeathSignal.starterOf(Path.of("/bin/echo"));

        Process said = new ProcessBuilder(starter.toString(), "a b", "$HOME", "'").start();

        assertThat(said.inputReader().readLine()).isEqualTo("a b $HOME '");
    }

    @Test
    void makesAStarterAnewThatWasClearedAway() throws Exception {
        Path program = Files.copy(Path.of("/bin/true"), folder.resolve("program"));
        Path starter = ParentDeathSignal.starterOf(program);
        assertThat(starter).isNotEqualTo(program);
        Files.delete(starter);

        assertThat(ParentDeathSignal.starterOf(program)).isExecutable().isNotEqualTo(program);
    }

    private static List<ProcessHandle> opened(Process owner) throws IOException {
        try (BufferedReader output = owner.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("opened ")) {
                    return Stream.of(line.split(" "))
                            .skip(1)
                            .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                            .toList();
                }
            }
        }
        throw new AssertionError("no browser was opened");
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }
}
