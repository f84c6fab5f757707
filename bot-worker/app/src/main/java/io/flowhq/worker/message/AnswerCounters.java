package io.flowhq.worker.message;

import io.flowhq.store.message.OutboundOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts the answers of this process by what became of them, in the registry that all of a process shares. */
@Component
class AnswerCounters implements MeterBinder {

    private static final String NAME = "flowhq.answers";
    private static final String OUTCOME = "outcome";

    /** All are there from the start, so that the first failure is an increase. */
    @Override
    public void bindTo(MeterRegistry registry) {
        for (OutboundOutcome outcome :
                List.of(OutboundOutcome.SENT, OutboundOutcome.FAILED, OutboundOutcome.UNCERTAIN)) {
            Counter.builder(NAME).tag(OUTCOME, outcome.name()).register(registry);
        }
    }

    static void count(OutboundOutcome outcome) {
        Metrics.counter(NAME, OUTCOME, outcome.name()).increment();
    }
}
