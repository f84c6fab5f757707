package io.flowhq.store.message;

import io.flowhq.store.message.ChatHandoffs.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may speak against the bot's answering in a chat, all of one moment.
 *
 * @param now by the database's clock
 * @param handoff why people have the chat; null when they do not
 * @param personWrote whether the owner wrote in it at or after the message in question
 */
public record ChatSituation(Instant now, @Nullable Cause handoff, boolean personWrote) {}
