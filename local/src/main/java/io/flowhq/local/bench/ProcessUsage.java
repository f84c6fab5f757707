package io.flowhq.local.bench;

import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Memory and CPU of processes and all below them, as they are at the moment of asking. Memory needs Linux. */
final class ProcessUsage {

    private final List<ProcessHandle> roots;

    ProcessUsage(Collection<ProcessHandle> roots) {
        this.roots = List.copyOf(roots);
    }

    /** @return bytes, each shared page divided by those who share it */
    long memory() {
        return processes().mapToLong(process -> memory(process.pid())).sum();
    }

    /** What those that are alive have used since they began; who died meanwhile is not counted. */
    Duration cpu() {
        return processes()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Stream<ProcessHandle> processes() {
        return roots.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct();
    }

    private static long memory(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            if (!Files.isDirectory(Path.of("/proc"))) {
                throw new StepFailed("memory can be measured on Linux only");
            }
            return 0;
        }
    }
}
