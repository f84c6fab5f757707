package io.flowhq.store.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reply changes in the dialogue with its customer, and what it places or cancels.
 *
 * @param ends what was written so far belongs to a dialogue that is over
 */
public record DialogueChange(DialogueRow row, boolean ends, Effect effect) {

    public sealed interface Effect {}

    public record Nothing() implements Effect {}

    /**
     * @param changes the order or booking that becomes this and is to be decided on anew; 0 for a new one
     * @param startsAt of a booking, null of an order
     * @param total of an order, null where the owner's prices do not say it
     */
    public record Place(
            RequestKind kind,
            RequestContent content,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            String language,
            long changes,
            @Nullable OrderTotal total)
            implements Effect {

        /** What comes to nothing that is known. */
        public Place(
                RequestKind kind,
                RequestContent content,
                @Nullable Instant startsAt,
                @Nullable Instant endsAt,
                String language,
                long changes) {
            this(kind, content, startsAt, endsAt, language, changes, null);
        }
    }

    public record Cancel(RequestKind kind, long id) implements Effect {}
}
