package io.flowhq.client;

import io.flowhq.contract.lifecycle.AnsweringCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tenant's customers get their answers, which is a truth of its own beside the phase.
 *
 * @param oldestUnansweredAt when the oldest message that should have an answer and has none was logged; null when all
 *     have one or are recent, or none can be logged
 * @param cause set when it is not ok
 */
public record AnsweringReport(
        boolean ok,
        @Nullable Instant oldestUnansweredAt,
        @Nullable AnsweringCause cause) {

    public static final AnsweringReport OK = new AnsweringReport(true, null, null);
}
