package io.flowhq.worker.fleet;

import io.temporal.worker.tuning.ActivitySlotInfo;
import io.temporal.worker.tuning.SlotMarkUsedContext;
import io.temporal.worker.tuning.SlotPermit;
import io.temporal.worker.tuning.SlotReleaseContext;
import io.temporal.worker.tuning.SlotReserveContext;
import io.temporal.worker.tuning.SlotSupplier;
import io.temporal.worker.tuning.SlotSupplierFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * The browser slots of this worker as Temporal sees them. A slot is taken by a browser and not by an activity: sessions
 * that came over the worker's own queue, or have no activity at the moment, take one too. No task is polled for which
 * there would be no room, whose browser would have to wait for others to start, or which this host could not open.
 */
final class SessionSlots implements SlotSupplier<ActivitySlotInfo> {

    private final int slots;
    private final int launchesAtATime;
    private final IntSupplier hosted;
    private final IntSupplier launching;
    private final BooleanSupplier fit;
    private final Set<SlotPermit> reserved = new HashSet<>();
    private final Set<SlotPermit> used = new HashSet<>();
    private final Queue<CompletableFuture<SlotPermit>> waiting = new ArrayDeque<>();

    /**
     * @param launchesAtATime how many browsers may be starting
     * @param hosted how many sessions there are now
     * @param launching how many of them have no browser yet, or one that started a moment ago
     * @param fit whether this host can open sessions at all
     */
    SessionSlots(int slots, int launchesAtATime, IntSupplier hosted, IntSupplier launching, BooleanSupplier fit) {
        this.slots = slots;
        this.launchesAtATime = launchesAtATime;
        this.hosted = hosted;
        this.launching = launching;
        this.fit = fit;
    }

    @Override
    public synchronized SlotSupplierFuture reserveSlot(SlotReserveContext<ActivitySlotInfo> context) {
        if (room()) {
            return SlotSupplierFuture.completedFuture(reserve());
        }
        CompletableFuture<SlotPermit> later = new CompletableFuture<>();
        waiting.add(later);
        return SlotSupplierFuture.fromCompletableFuture(later, () -> forget(later));
    }

    @Override
    public synchronized Optional<SlotPermit> tryReserveSlot(SlotReserveContext<ActivitySlotInfo> context) {
        return room() ? Optional.of(reserve()) : Optional.empty();
    }

    @Override
    public synchronized void markSlotUsed(SlotMarkUsedContext<ActivitySlotInfo> context) {
        reserved.remove(context.getSlotPermit());
        used.add(context.getSlotPermit());
        notifyAll();
    }

    @Override
    public synchronized void releaseSlot(SlotReleaseContext<ActivitySlotInfo> context) {
        reserved.remove(context.getSlotPermit());
        used.remove(context.getSlotPermit());
        notifyAll();
        serve();
    }

    /**
     * Waits until the poll that is under way has come back: the session it brings to a process that has ended is missed only
     * when its heartbeats stay away. To be called once no further polls are made.
     *
     * @return false when a poll is still under way after that time
     */
    synchronized boolean awaitLastPoll(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!reserved.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** There may be room again: a browser has ended or finished starting, or the host is fit again. */
    synchronized void serve() {
        while (!waiting.isEmpty() && room()) {
            waiting.remove().complete(reserve());
        }
    }

    private synchronized void forget(CompletableFuture<SlotPermit> later) {
        if (!waiting.remove(later) && later.isDone() && !later.isCompletedExceptionally()) {
            reserved.remove(later.join());
        }
    }

    private boolean room() {
        int sessions = hosted.getAsInt();
        int arriving = reserved.size() + Math.max(0, used.size() - sessions);
        return fit.getAsBoolean() && sessions + arriving < slots && launching.getAsInt() + arriving < launchesAtATime;
    }

    private SlotPermit reserve() {
        SlotPermit permit = new SlotPermit();
        reserved.add(permit);
        return permit;
    }

    @Override
    public Optional<Integer> getMaximumSlots() {
        return Optional.of(slots);
    }
}
