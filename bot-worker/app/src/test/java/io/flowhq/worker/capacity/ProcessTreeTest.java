package io.flowhq.worker.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void weighsWhatAProcessHasOfItsOwn() {
        assertThat(ProcessTree.memoryOf(ProcessHandle.current())).isBetween(20 * MEGABYTE, 8_000 * MEGABYTE);
    }

    @Test
    void weighsAChildAsWellAndFindsTheOneThatTookItsPlace() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", "head -c 40m /dev/zero | tail -c 40m | sleep 60; read")
                .redirectErrorStream(true)
                .start();
        try {
            ProcessTree tree = new ProcessTree(shell.toHandle());
            await().atMost(Duration.ofSeconds(20)).until(() -> tree.memory() > 30 * MEGABYTE);
            long whole = tree.memory();

            shell.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);

            await().atMost(Duration.ofSeconds(20)).until(() -> tree.memory() < whole - 30 * MEGABYTE);
            assertThat(tree.memory()).isPositive();
        } finally {
            shell.destroyForcibly().waitFor();
        }
    }

    @Test
    void weighsNothingOnceItHasEnded() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(new ProcessTree(ended.toHandle()).memory()).isZero();
    }
}
