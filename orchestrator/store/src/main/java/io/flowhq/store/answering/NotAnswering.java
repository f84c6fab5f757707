package io.flowhq.store.answering;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.AnsweringCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant whose customers do not get their answers.
 *
 * @param oldest when the oldest message that should have an answer and has none was logged; null when none is known of,
 *     because nothing can reach the log
 * @param since the same, or since when nothing can
 */
public record NotAnswering(TenantId tenant, @Nullable Instant oldest, Instant since, AnsweringCause cause) {}
