package io.flowhq.simulator.page;

import io.flowhq.simulator.service.Scheduler;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Requests that are accepted and left without an answer until a condition holds, for ten minutes at most. */
@Component
class UnansweredRequests {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Scheduler scheduler;

    UnansweredRequests(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    <T> DeferredResult<T> until(BooleanSupplier over, Supplier<T> answer) {
        var pending = new DeferredResult<T>(TIMEOUT.toMillis());
        poll(pending, over, answer);
        return pending;
    }

    private <T> void poll(DeferredResult<T> pending, BooleanSupplier over, Supplier<T> answer) {
        if (pending.isSetOrExpired()) {
            return;
        }
        if (over.getAsBoolean()) {
            pending.setResult(answer.get());
        } else {
            scheduler.after(POLL_INTERVAL, () -> poll(pending, over, answer));
        }
    }
}
