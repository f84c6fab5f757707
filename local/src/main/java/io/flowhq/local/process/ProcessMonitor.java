package io.flowhq.local.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one process running from its own thread: starts it, waits until it is ready, starts it again when it dies. Dying
 * before it was ever ready is final, because starting it again would not help.
 */
final class ProcessMonitor {

    private static final long PROBE_INTERVAL_MILLIS = 100;
    private static final File DEV_NULL = new File("/dev/null");

    private final ProcessSpec processSpec;
    private final SupervisorEvents events;
    private final ProcessRecords records;
    private final RestartBackoff restartBackoff = new RestartBackoff();
    private final CompletableFuture<Duration> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Process process;

    ProcessMonitor(ProcessSpec processSpec, SupervisorEvents events, ProcessRecords records) {
        this.processSpec = processSpec;
        this.events = events;
        this.records = records;
        this.thread = new Thread(this::monitor, "process-monitor-" + processSpec.name());
    }

    void start() {
        thread.start();
    }

    /** How long the first start took, once it is ready; fails with {@link StartFailed}. */
    CompletableFuture<Duration> firstReady() {
        return firstReady;
    }

    ProcessSpec spec() {
        return processSpec;
    }

    OptionalLong pid() {
        Process current = process;
        return current == null ? OptionalLong.empty() : OptionalLong.of(current.pid());
    }

    /** Ends the process and everything it started; afterwards nothing of it is left. */
    void stop() {
        Optional<Process> last = forbidFurtherStarts();
        last.filter(Process::isAlive).ifPresent(this::end);
        try {
            thread.join(processSpec.grace());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Process> forbidFurtherStarts() {
        stopping.countDown();
        return Optional.ofNullable(process);
    }

    private void monitor() {
        try {
            keepAlive();
        } catch (StartFailed e) {
            firstReady.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepAlive() throws StartFailed, InterruptedException {
        long startedAt = System.nanoTime();
        try {
            launch();
        } catch (IOException e) {
            throw new StartFailed(processSpec, "cannot be started: " + e.getMessage());
        }
        awaitReady();
        firstReady.complete(since(startedAt));
        while (!isStopping()) {
            int exit = awaitExit();
            Duration pause = restartBackoff.after(since(startedAt));
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            startedAt = System.nanoTime();
            startAgain(exit);
        }
    }

    private void startAgain(int exit) {
        try {
            if (launch()) {
                events.startedAgain(processSpec, ProcessExit.of(exit), pid().orElseThrow());
            }
        } catch (IOException e) {
            events.cannotStart(processSpec, e);
        }
    }

    private int awaitExit() throws InterruptedException {
        return current().waitFor();
    }

    private Process current() {
        return Objects.requireNonNull(process, "no process was started yet");
    }

    private void awaitReady() throws StartFailed, InterruptedException {
        long startedAt = System.nanoTime();
        while (true) {
            boolean ended = current().waitFor(PROBE_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            if (isStopping()) {
                throw new StartFailed(processSpec, "was stopped before it was ready");
            }
            if (ended) {
                throw new StartFailed(
                        processSpec, "ended with " + ProcessExit.of(current().exitValue()) + " before it was ready");
            }
            if (processSpec.readiness().isReady()) {
                return;
            }
            if (since(startedAt).compareTo(processSpec.startTimeout()) > 0) {
                throw new StartFailed(
                        processSpec,
                        "was not ready after " + processSpec.startTimeout().toSeconds() + " s");
            }
        }
    }

    /** Starts the process unless a stop was asked for meanwhile; the two never overlap. */
    private synchronized boolean launch() throws IOException {
        if (isStopping()) {
            return false;
        }
        processSpec.prepare().prepare();
        ProcessBuilder builder = new ProcessBuilder(SetsidCommand.of(processSpec.command(), processSpec.stop()));
        Map<String, String> environment = builder.environment();
        processSpec.hidden().forEach(environment::remove);
        environment.putAll(processSpec.environment());
        Process started = builder.redirectErrorStream(true)
                .redirectInput(Redirect.from(DEV_NULL))
                .redirectOutput(Redirect.appendTo(processSpec.log().toFile()))
                .start();
        process = started;
        records.started(processSpec.name(), started.toHandle());
        return true;
    }

    private void end(Process running) {
        List<ProcessHandle> family = new ArrayList<>(running.descendants().toList());
        signal(running);
        try {
            if (!running.waitFor(processSpec.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                events.killed(processSpec);
                family.addAll(running.descendants().toList());
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        DescendantProcesses.end(family, Duration.ofSeconds(2));
        DescendantProcesses.killGroup(running.pid());
    }

    private void signal(Process running) {
        switch (processSpec.stop()) {
            case TERM -> running.destroy();
            case INT -> {
                try {
                    new ProcessBuilder("kill", "-INT", Long.toString(running.pid()))
                            .start()
                            .waitFor();
                } catch (IOException e) {
                    running.destroy();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
