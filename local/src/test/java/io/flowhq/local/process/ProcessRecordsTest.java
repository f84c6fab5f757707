package io.flowhq.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void startProcess() throws IOException {
        process = new ProcessBuilder("sleep", "1000").start();
    }

    @AfterEach
    void killProcess() {
        process.destroyForcibly();
    }

    @Test
    void endsAProcessItKnows() throws Exception {
        ProcessRecords records = new ProcessRecords(folder.resolve("processes"));
        records.started("sleeper", process.toHandle());

        assertThat(new ProcessRecords(folder.resolve("processes")).endLeftBehind())
                .isEqualTo(1);

        process.waitFor();
        assertThat(folder.resolve("processes")).doesNotExist();
    }

    @Test
    void sparesAProcessThatOnlyGotTheSameId() throws Exception {
        Files.writeString(folder.resolve("processes"), "sleeper " + process.pid() + " 1000000000000\n");

        assertThat(new ProcessRecords(folder.resolve("processes")).endLeftBehind())
                .isZero();

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void hasNothingToEndInAFreshHome() {
        assertThat(new ProcessRecords(folder.resolve("processes")).endLeftBehind())
                .isZero();
    }
}
