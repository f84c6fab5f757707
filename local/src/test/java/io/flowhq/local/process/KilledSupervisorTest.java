package io.flowhq.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSupervisorTest {

    @TempDir
    Path folder;

    private ProcessHandle child;

    @AfterEach
    void killChild() {
        if (child != null) {
            child.destroyForcibly();
        }
    }

    @Test
    void theNextRunEndsWhatAKilledSupervisorLeftBehind() throws Exception {
        killASupervisorOf("trap '' TERM; touch $FOLDER/child.ready; while :; do sleep 0.1; done");
        assertThat(child.isAlive())
                .as("a child that ignores the signal of its orphanage")
                .isTrue();

        // The scripts of these tests ignore the polite signal, so the records' grace period passes.
        int ended = new ProcessRecords(folder.resolve("processes")).endLeftBehind();

        assertThat(ended).isPositive();
        await().atMost(Duration.ofSeconds(5)).until(() -> !child.isAlive());
    }

    @Test
    void aChildEndsByItselfWhereTheKernelCanTellIt() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is a Linux tool");
        killASupervisorOf("touch $FOLDER/child.ready; exec sleep 1000");

        await().atMost(Duration.ofSeconds(5)).until(() -> !child.isAlive());
    }

    private void killASupervisorOf(String script) throws Exception {
        Process supervisor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Host.class.getName(),
                        folder.toString(),
                        script)
                .inheritIO()
                .start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("up")));
            child = ProcessHandle.of(Long.parseLong(
                            Files.readString(folder.resolve("up")).strip()))
                    .orElseThrow();
        } finally {
            supervisor.destroyForcibly().waitFor();
        }
    }

    /** A process of its own with a supervisor in it. */
    static final class Host {

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Supervisor supervisor =
                    new Supervisor(new RecordedEvents(), new ProcessRecords(folder.resolve("processes")));
            supervisor.start(List.of(Script.named("child", folder, arguments[1])));
            Files.writeString(
                    folder.resolve("pid"), supervisor.pids().get("child").toString());
            Files.move(folder.resolve("pid"), folder.resolve("up"));
            new CountDownLatch(1).await();
        }
    }
}
