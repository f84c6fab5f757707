package io.flowhq.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanBrowsersTest {

    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path sessions;

    @AfterEach
    void killAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void endsTheBrowsersOfItsOwnProfilesOnly() throws Exception {
        Process own = browser(sessions.resolve("4f6c"));
        Process anotherWorkers = browser(sessions.resolve("bot-worker-2").resolve("4f6c"));
        Process anotherHomes = browser(
                sessions.resolveSibling(sessions.getFileName() + "-other").resolve("4f6c"));

        OrphanBrowsers.end(sessions);

        own.waitFor();
        assertThat(anotherWorkers.isAlive()).isTrue();
        assertThat(anotherHomes.isAlive()).isTrue();
        assertThat(OrphanBrowsers.using(sessions)).isEmpty();
    }

    private Process browser(Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        "bash", "-c", "echo up; read -r line", "chromium", "--user-data-dir=" + profile, "--headless")
                .start();
        process.inputReader().readLine();
        started.add(process);
        return process;
    }
}
