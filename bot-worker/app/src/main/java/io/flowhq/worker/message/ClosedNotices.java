package io.flowhq.worker.message;

import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.hours.OpeningState;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.OutboundMessages;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Says whether a customer knows already that the business is closed: they are told once until it opens. */
@Component
class ClosedNotices {

    /** No longer than this is looked back: who was told before that is told again. */
    private static final Duration MAX_AGE = Duration.ofDays(7);

    private final OutboundMessages outboundMessages;

    ClosedNotices(OutboundMessages outboundMessages) {
        this.outboundMessages = outboundMessages;
    }

    boolean isSaid(InboundMessageRow message, OpeningHours hours, Instant now) {
        OpeningState state = hours.at(now);
        return state instanceof OpeningState.Closed
                && outboundMessages
                        .closedSaidAt(message.tenant(), message.chatId(), MAX_AGE)
                        .filter(said -> hours.at(said).equals(state))
                        .isPresent();
    }
}
