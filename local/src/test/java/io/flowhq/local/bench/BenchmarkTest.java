package io.flowhq.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

    private static final String PREFIX = "benchmarks=";

    @Test
    void hasTheNamesThatTheLauncherKnows() throws IOException {
        String line = Files.readAllLines(Path.of("../flowhq")).stream()
                .filter(one -> one.startsWith(PREFIX))
                .findFirst()
                .orElseThrow();

        assertThat(line.substring(PREFIX.length()).replace("\"", "").split(" "))
                .containsExactlyInAnyOrderElementsOf(Benchmark.words());
    }

    @Test
    void isFoundByItsName() {
        assertThat(Benchmark.named("live")).contains(Benchmark.LIVE);
        assertThat(Benchmark.named("life")).isEmpty();
    }
}
