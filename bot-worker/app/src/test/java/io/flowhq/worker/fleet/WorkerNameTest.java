package io.flowhq.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.contract.WorkerId;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerNameTest {

    @TempDir
    Path profiles;

    @Test
    void staysTheSameOverARestart() {
        WorkerId first = WorkerName.of(profiles, "", new Random(1));
        assertThat(first.value()).startsWith("worker-");
        assertThat(WorkerName.of(profiles, null, new Random(2))).isEqualTo(first);
    }

    @Test
    void isWhatWasConfiguredAndKeptFromThenOn() {
        WorkerName.of(profiles, null, new Random(1));
        WorkerName.of(profiles, "bot-worker-1", new Random(1));
        assertThat(WorkerName.of(profiles, null, new Random(1))).isEqualTo(new WorkerId("bot-worker-1"));
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> WorkerName.of(profiles, "Bot Worker", new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
