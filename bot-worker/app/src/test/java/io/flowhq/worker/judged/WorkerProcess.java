package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link SelfKillingWorker} in its own process, seen from outside; its driver and its browser are known by a mark they inherit. */
final class WorkerProcess implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int SIGKILLED = 128 + 9;
    private static final String MARK = "FLOWHQ_JUDGED_WORKER";

    private final Process process;
    private final String mark = MARK + "=" + UUID.randomUUID();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private WorkerProcess(Map<String, ?> orders) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                SelfKillingWorker.class.getName()));
        orders.forEach((name, value) -> command.add(name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(MARK, mark.substring(MARK.length() + 1));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** What a worker is to be told; each addition makes orders of its own. */
    record Orders(Map<String, Object> values) {

        Orders with(String name, Object value) {
            Map<String, Object> more = new HashMap<>(values);
            more.put(name, value);
            return new Orders(more);
        }

        WorkerProcess start() {
            return new WorkerProcess(values);
        }
    }

    private void listen() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
            if (process.waitFor() != SIGKILLED) {
                System.out.println("a worker ended by itself: " + lines);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            lines.add("nothing more can be read: " + e);
        }
    }

    /** One that finds work left may come to its step before it can say that it is connected. */
    WorkerProcess awaitConnected() {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(
                        () -> assertThat(lines).containsAnyOf(SelfKillingWorker.CONNECTED, SelfKillingWorker.DYING));
        return this;
    }

    /** Waits until it has ended itself at its step. */
    void awaitDeath() throws InterruptedException {
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the worker does not come to its step: " + lines);
        }
        assertThat(process.exitValue())
                .as("its end by SIGKILL; it said %s", lines)
                .isEqualTo(SIGKILLED);
    }

    /** SIGKILL, from outside. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** The command lines of the processes it has left behind. */
    List<String> remains() {
        Path proc = Path.of("/proc");
        if (!Files.isDirectory(proc)) {
            return List.of();
        }
        try (Stream<Path> processes = Files.list(proc)) {
            return processes
                    .filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .filter(folder -> read(folder.resolve("environ")).contains(mark))
                    .map(folder -> folder.getFileName() + " " + read(folder.resolve("cmdline")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
