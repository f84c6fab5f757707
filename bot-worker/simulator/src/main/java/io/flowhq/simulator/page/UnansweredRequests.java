package io.flowhq.simulator.page;

import io.flowhq.simulator.service.Scheduler;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Requests that are accepted and left without an answer until somebody relents, or gives up after ten minutes. */
@Component
class UnansweredRequests {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Scheduler scheduler;

    UnansweredRequests(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    <T> DeferredResult<T> until(BooleanSupplier over, Supplier<T> answer) {
        var pending = new DeferredResult<T>(LONGEST.toMillis());
        look(pending, over, answer);
        return pending;
    }

    private <T> void look(DeferredResult<T> pending, BooleanSupplier over, Supplier<T> answer) {
        if (pending.isSetOrExpired()) {
            return;
        }
        if (over.getAsBoolean()) {
            pending.setResult(answer.get());
        } else {
            scheduler.after(LOOK, () -> look(pending, over, answer));
        }
    }
}
