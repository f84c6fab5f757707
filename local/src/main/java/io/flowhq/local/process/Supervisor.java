package io.flowhq.local.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Runs the processes of a platform: a stage is started when all processes of the one before are ready, and all are stopped in the
 * opposite order.
 */
public final class Supervisor {

    private final SupervisorEvents events;
    private final ProcessRecords records;
    private final Deque<ProcessMonitor> monitors = new ArrayDeque<>();
    private boolean stopping;

    public Supervisor(SupervisorEvents events, ProcessRecords records) {
        this.events = events;
        this.records = records;
    }

    /** Starts the parts side by side and returns when all are ready. */
    public void start(List<ProcessSpec> stage) throws StartFailed, InterruptedException {
        List<ProcessMonitor> started = new ArrayList<>();
        for (ProcessSpec processSpec : stage) {
            started.add(begin(processSpec));
        }
        for (ProcessMonitor processMonitor : started) {
            events.ready(processMonitor.spec(), firstReady(processMonitor));
        }
    }

    /** The ids of the processes that run now, by name, in the order of their first start. */
    public synchronized Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        monitors.descendingIterator()
                .forEachRemaining(processMonitor -> processMonitor
                        .pid()
                        .ifPresent(pid -> pids.put(processMonitor.spec().name(), pid)));
        return pids;
    }

    /** Stops everything, last started first. May be called while {@link #start} still waits, and more than once. */
    public void stop() {
        takeAll().forEach(ProcessMonitor::stop);
        records.clear();
    }

    private synchronized ProcessMonitor begin(ProcessSpec processSpec) throws StartFailed {
        if (stopping) {
            throw new StartFailed(processSpec, "was not started: the platform is being stopped");
        }
        ProcessMonitor processMonitor = new ProcessMonitor(processSpec, events, records);
        monitors.push(processMonitor);
        processMonitor.start();
        return processMonitor;
    }

    private synchronized Collection<ProcessMonitor> takeAll() {
        stopping = true;
        List<ProcessMonitor> all = List.copyOf(monitors);
        monitors.clear();
        return all;
    }

    private static Duration firstReady(ProcessMonitor processMonitor) throws StartFailed, InterruptedException {
        try {
            return processMonitor.firstReady().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartFailed failed) {
                throw failed;
            }
            throw new StartFailed(processMonitor.spec(), "cannot be started: " + e.getCause());
        }
    }
}
