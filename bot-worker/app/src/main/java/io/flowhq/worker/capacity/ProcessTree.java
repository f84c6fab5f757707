package io.flowhq.worker.capacity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and all below it weigh. */
public final class ProcessTree {

    private ProcessTree() {}

    /** Resident memory in bytes, shared pages counted once; 0 where the system does not tell (it is Linux that does). */
    public static long memory(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> memoryOf(process.pid()))
                .sum();
    }

    /** Resident memory of one process alone, in bytes. */
    public static long memoryOf(ProcessHandle process) {
        return memoryOf(process.pid());
    }

    private static long memoryOf(long pid) {
        Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException | RuntimeException e) {
            // It ended meanwhile, or this is no Linux.
            return 0;
        }
    }
}
