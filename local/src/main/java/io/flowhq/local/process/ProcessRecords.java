package io.flowhq.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which processes a supervisor has started, on disk, so that the next one can end what a killed supervisor left behind. A
 * process is known by its id together with the instant it was started: ids are used again, pairs are not.
 */
public final class ProcessRecords {

    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);
    private static final Duration TERMINATION_TIMEOUT = Duration.ofSeconds(10);

    private final Path file;
    private final Map<String, String> lines = new TreeMap<>();

    public ProcessRecords(Path file) {
        this.file = file;
    }

    synchronized void started(String name, ProcessHandle process) {
        lines.put(
                name,
                process.pid() + " "
                        + process.info()
                                .startInstant()
                                .map(Instant::toEpochMilli)
                                .orElse(0L));
        write();
    }

    public synchronized void clear() {
        lines.clear();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every recorded process that still lives, with its descendants; answers how many there were. */
    public int endLeftBehind() {
        List<ProcessHandle> found = new ArrayList<>();
        recorded().flatMap(Optional::stream).forEach(process -> {
            found.addAll(process.descendants().toList());
            found.add(process);
        });
        DescendantProcesses.end(found, TERMINATION_TIMEOUT);
        clear();
        return found.size();
    }

    private Stream<Optional<ProcessHandle>> recorded() {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream().map(ProcessRecords::find) : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> find(String line) {
        String[] words = line.split(" ");
        if (words.length != 3) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochMilli(Long.parseLong(words[2]));
        return ProcessHandle.of(Long.parseLong(words[1]))
                .filter(process -> process.info()
                        .startInstant()
                        .filter(at -> Duration.between(at, started).abs().compareTo(CLOCK_DRIFT) < 0)
                        .isPresent());
    }

    private void write() {
        List<String> text = lines.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
