package io.flowhq.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class TenantLogTailTest {

    @TempDir
    Path folder;

    private final TenantId salon = new TenantId(UUID.randomUUID());
    private TenantLogTail tail;

    @BeforeEach
    void look() {
        tail = new TenantLogTail(new TenantLogSettings(false, folder, DataSize.ofMegabytes(5), 3));
    }

    @Test
    void readsTheLastLinesOfThatTenantAlone() throws IOException {
        write(salon, "started", "shows code 1", "linked");
        write(new TenantId(UUID.randomUUID()), "of another");

        assertThat(tail.last(salon, 2)).containsExactly("shows code 1", "linked");
        assertThat(tail.last(salon, 9)).hasSize(3);
    }

    @Test
    void readsNoMoreThanTheEndOfALongFileAndNoHalfLine() throws IOException {
        var lines =
                IntStream.range(0, 40_000).mapToObj("line %06d, é"::formatted).collect(Collectors.toList());
        write(salon, lines.toArray(String[]::new));

        assertThat(tail.last(salon, 100_000))
                .hasSizeLessThan(20_000)
                .endsWith("line 039999, é")
                .allMatch(line -> line.startsWith("line "));
    }

    @Test
    void findsNothingWhereNoProcessWrites() {
        assertThat(tail.last(salon, 10)).isEmpty();
        assertThat(tail.file(salon)).hasFileName(salon + ".log");
    }

    private void write(TenantId tenant, String... lines) throws IOException {
        Files.write(folder.resolve(tenant + ".log"), List.of(lines));
    }
}
