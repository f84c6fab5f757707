package io.flowhq.replies.dialogue;

import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.Offering;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a booking holds its time: as long as the owner says that the service takes. */
public final class BookingDurations {

    /** What is booked when nobody has said how long it takes, or when it is not clear what is booked. */
    public static final Duration USUAL = Duration.ofHours(1);

    private final NamedOffering offering;

    public BookingDurations(Knowledge knowledge) {
        this.offering = new NamedOffering(knowledge);
    }

    /** @param thing what is booked, in the customer's words */
    public Duration of(@Nullable String thing) {
        return offering.of(thing)
                .flatMap(Offering::minutes)
                .map(Duration::ofMinutes)
                .orElse(USUAL);
    }
}
