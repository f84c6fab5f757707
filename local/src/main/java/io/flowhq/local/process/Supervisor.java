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
 * Runs the parts of a platform: a stage is started when all parts of the one before are ready, and all are stopped in the
 * opposite order.
 */
public final class Supervisor {

    private final SupervisorEvents events;
    private final ProcessRecords records;
    private final Deque<Keeper> keepers = new ArrayDeque<>();
    private boolean stopping;

    public Supervisor(SupervisorEvents events, ProcessRecords records) {
        this.events = events;
        this.records = records;
    }

    /** Starts the parts side by side and returns when all are ready. */
    public void start(List<Part> stage) throws StartFailed, InterruptedException {
        List<Keeper> started = new ArrayList<>();
        for (Part part : stage) {
            started.add(begin(part));
        }
        for (Keeper keeper : started) {
            events.ready(keeper.part(), firstReady(keeper));
        }
    }

    /** The ids of the processes that run now, by name, in the order of their first start. */
    public synchronized Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        keepers.descendingIterator()
                .forEachRemaining(keeper ->
                        keeper.pid().ifPresent(pid -> pids.put(keeper.part().name(), pid)));
        return pids;
    }

    /** Stops everything, last started first. May be called while {@link #start} still waits, and more than once. */
    public void stop() {
        takeAll().forEach(Keeper::stop);
        records.clear();
    }

    private synchronized Keeper begin(Part part) throws StartFailed {
        if (stopping) {
            throw new StartFailed(part, "was not started: the platform is being stopped");
        }
        Keeper keeper = new Keeper(part, events, records);
        keepers.push(keeper);
        keeper.start();
        return keeper;
    }

    private synchronized Collection<Keeper> takeAll() {
        stopping = true;
        List<Keeper> all = List.copyOf(keepers);
        keepers.clear();
        return all;
    }

    private static Duration firstReady(Keeper keeper) throws StartFailed, InterruptedException {
        try {
            return keeper.firstReady().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartFailed failed) {
                throw failed;
            }
            throw new StartFailed(keeper.part(), "cannot be started: " + e.getCause());
        }
    }
}
