package io.flowhq.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tenant's customers get their answers, which is a truth of its own beside the phase.
 *
 * @param oldestUnansweredAt when the oldest message that should have an answer and has none was logged; null when all
 *     have one or are recent
 * @param cause set when it is not ok
 */
public record Answering(
        boolean ok,
        @Nullable Instant oldestUnansweredAt,
        @Nullable AnsweringCause cause) {

    public static final Answering OK = new Answering(true, null, null);
}
