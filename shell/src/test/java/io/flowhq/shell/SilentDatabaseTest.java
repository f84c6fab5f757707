package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.ExitCode;
import io.flowhq.store.SuspendedDatabase;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PostgreSQL that is there and answers nothing. */
class SilentDatabaseTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final TestPlatform platform = TestPlatform.shared();

    @ParameterizedTest
    @ValueSource(strings = {"tenant list", "status", "tenant stop 3f9c"})
    void endsWithTheCodeOfWhatDoesNotAnswerInABoundedTime(String command) throws Exception {
        Ran ran;
        long start = System.nanoTime();
        try (SuspendedDatabase suspended = SuspendedDatabase.of(platform.dataSource())) {
            assertThat(suspended).isNotNull();
            ran = platform.shell(command.split(" "));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        System.out.printf("suspended database: %s ended after %d ms%n", command, took.toMillis());
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.UNAVAILABLE.value());
        assertThat(ran.err()).contains("database");
        assertThat(took).isLessThan(LIMIT);
        assertThat(platform.shell("tenant", "list").code()).isZero();
    }
}
