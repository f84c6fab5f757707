package io.flowhq.store.order;

import org.jspecify.annotations.Nullable;

/**
 * Where the dialogue with a customer stands.
 *
 * @param kind null while nothing is being ordered or booked
 * @param changes the order or booking that is being changed; 0 for a new one
 */
public record DialogueRow(DialogueStage stage, @Nullable RequestKind kind, RequestContent content, long changes) {

    public static final DialogueRow NONE = new DialogueRow(DialogueStage.NONE, null, RequestContent.NONE, 0);
}
