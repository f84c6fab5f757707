package io.flowhq.local.process;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends processes that are not, or no longer, children of this one. */
final class DescendantProcesses {

    private DescendantProcesses() {}

    /** Asks all of them to end and kills those that still live after {@code grace}. */
    static void end(Collection<ProcessHandle> processes, Duration grace) {
        processes.forEach(ProcessHandle::destroy);
        awaitEnd(processes, grace);
        processes.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    /** Waits until all of them have ended, or the time is over. */
    static void awaitEnd(Collection<ProcessHandle> processes, Duration atMost) {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
