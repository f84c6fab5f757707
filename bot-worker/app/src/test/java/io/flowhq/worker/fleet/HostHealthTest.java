package io.flowhq.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class HostHealthTest {

    private final AtomicInteger recovered = new AtomicInteger();

    @TempDir
    Path profiles;

    @Test
    void saysWhatIsWrongUntilItIsNot() {
        AtomicBoolean broken = new AtomicBoolean(true);
        HostHealth health = health(
                Optional::empty, () -> broken.get() ? Optional.of("The folder cannot be written") : Optional.empty());
        assertThat(health.isFit()).isTrue();

        health.check();
        assertThat(health.isFit()).isFalse();
        assertThat(health.fault()).contains("The folder cannot be written");
        assertThat(health.mayPass()).isFalse();
        assertThat(recovered).hasValue(0);

        broken.set(false);
        health.check();
        assertThat(health.isFit()).isTrue();
        assertThat(recovered).hasValue(1);
    }

    @Test
    void missesADatabaseThatHasNotAnsweredForTenSeconds() {
        AtomicLong now = new AtomicLong();
        AtomicBoolean away = new AtomicBoolean(true);
        DatabaseConnectionCheck check = new DatabaseConnectionCheck(
                () -> {
                    if (away.get()) {
                        throw new IllegalStateException("away");
                    }
                },
                now::get);
        assertThat(check.fault()).isEmpty();

        now.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(check.fault()).isPresent();
        HostHealth health = health(check);
        health.check();
        assertThat(health.mayPass()).isTrue();

        away.set(false);
        await().until(() -> check.fault().isEmpty());
    }

    @Test
    void needsAFolderThatCanBeWrittenAndHasRoom() throws Exception {
        DataSize little = DataSize.ofBytes(1);
        assertThat(new ProfileFolderCheck(profiles, little).fault()).isEmpty();
        assertThat(Files.list(profiles)).isEmpty();

        assertThat(new ProfileFolderCheck(profiles, DataSize.ofTerabytes(1000)).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("MB left"));
        Path removed = profiles.resolve("removed");
        assertThat(new ProfileFolderCheck(removed, little).fault()).isEmpty();
        assertThat(removed).isDirectory();
        Path file = Files.createFile(profiles.resolve("file"));
        assertThat(new ProfileFolderCheck(file, little).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("cannot be written"));
    }

    @Test
    void leavesSessionsToWorkersWithTheFleetsKeyAsLongAsThereAreAny() {
        AtomicBoolean othersFit = new AtomicBoolean(true);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        KeyCheck check = new KeyCheck(() -> Optional.of("The key is another"), othersFit::get, now::get);
        assertThat(check.fault()).contains("The key is another");

        othersFit.set(false);
        assertThat(check.fault()).isPresent();
        now.set(now.get().plus(Duration.ofMinutes(1)));
        assertThat(check.fault()).isEmpty();
    }

    private HostHealth health(HostCheck... checks) {
        return new HostHealth(List.of(checks), recovered::incrementAndGet);
    }
}
