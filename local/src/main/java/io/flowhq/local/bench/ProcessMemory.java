package io.flowhq.local.bench;

import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** Memory of processes, each shared page divided by those who share it. Needs Linux. */
final class ProcessMemory {

    private ProcessMemory() {}

    /** @return bytes of these processes and all below them */
    static long ofTrees(Collection<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .mapToLong(ProcessMemory::of)
                .sum();
    }

    private static long of(long pid) {
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
