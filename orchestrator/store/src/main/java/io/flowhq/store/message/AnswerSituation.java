package io.flowhq.store.message;

import io.flowhq.store.message.ChatHandoffs.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may speak against an answer that was planned, all of one moment.
 *
 * @param now by the database's clock
 * @param silenced the operator paused the tenant's bot
 * @param handoff why people have the chat; null when they do not
 * @param personWrote whether the owner wrote in it at or after the question
 * @param askedAt when the question was written
 */
public record AnswerSituation(
        Instant now, boolean silenced, @Nullable Cause handoff, boolean personWrote, Instant askedAt) {}
