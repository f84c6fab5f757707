package io.flowhq.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and all below it have used; of a Linux machine. */
record ProcessUsage(double memoryMegabytes, double cpuSeconds) {

    private static final double TICKS_PER_SECOND = 100;

    static ProcessUsage of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .map(pid -> new ProcessUsage(memory(pid), cpu(pid)))
                .reduce(new ProcessUsage(0, 0), ProcessUsage::plus);
    }

    static ProcessUsage alone(ProcessHandle process) {
        return new ProcessUsage(memory(process.pid()), cpu(process.pid()));
    }

    private ProcessUsage plus(ProcessUsage other) {
        return new ProcessUsage(memoryMegabytes + other.memoryMegabytes, cpuSeconds + other.cpuSeconds);
    }

    /** Each shared page divided by those who share it. */
    private static double memory(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static double cpu(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException gone) {
            return 0;
        }
    }
}
