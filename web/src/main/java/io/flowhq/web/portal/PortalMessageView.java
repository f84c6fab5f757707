package io.flowhq.web.portal;

import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.MessageLog;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.MessageTrace;
import io.flowhq.web.chat.CustomerView;
import io.flowhq.web.chat.MessageView;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message of a chat as its business reads it.
 *
 * @param kind of what has no words, for the words that stand in its place
 * @param state what became of it, null where that goes without saying
 * @param opens whether it carries something to open
 * @param why whose words it is and what they answer; null for the customer's
 */
record PortalMessageView(
        long id,
        boolean incoming,
        CustomerView customer,
        String text,
        MessageKind kind,
        RelativeTime at,
        @Nullable String state,
        @Nullable Why why,
        boolean opens) {

    private static final int SEEN = 3;
    private static final int ARRIVED = 2;
    private static final Set<String> SAID_NOTHING = Set.of("ANSWERED", "RECEIVED", "SAID_BEFORE");

    /**
     * Why something was said.
     *
     * @param origin whose words it is
     * @param intent what the customer was understood to want, without the detail whether something was still missing;
     *     null when that does not matter
     * @param because the words or the example that decided what the customer was taken to want
     * @param question what it answers; null when that stands elsewhere
     * @param waited for how many seconds the customer had to wait, 0 when hardly
     */
    record Why(
            String origin,
            @Nullable String intent,
            @Nullable String because,
            @Nullable String question,
            long waited) {

        private static final long HARDLY_MS = 5_000;
        private static final Set<String> NOT_UNDERSTOOD = Set.of("fallback", "unknown");

        private static @Nullable Why of(MessageLog message, @Nullable String because, Map<Long, String> questions) {
            if (message.origin() == null) {
                return null;
            }
            var puzzled = message.origin() == MessageOrigin.TEMPLATE
                    && message.intent() != null
                    && NOT_UNDERSTOOD.contains(message.intent());
            var understood = !puzzled && message.origin() == MessageOrigin.TEMPLATE && message.intent() != null
                    ? message.intent().replaceFirst("_details$", "")
                    : null;
            var waited = message.waitMs() == null || message.waitMs() < HARDLY_MS ? 0 : message.waitMs() / 1000;
            return new Why(
                    puzzled ? "NOT_UNDERSTOOD" : message.origin().name(),
                    understood,
                    because,
                    message.answers() == null ? null : questions.get(message.answers()),
                    waited);
        }
    }

    /** @param questions what customers wrote, by the id of the message */
    static PortalMessageView of(MessageTrace trace, Map<Long, String> questions, Instant now, ZoneId zone) {
        var message = trace.message();
        var incoming = message.direction() == Direction.IN;
        return new PortalMessageView(
                message.id(),
                incoming,
                MessageView.customer(message),
                message.text(),
                message.kind(),
                RelativeTime.of(message.createdAt(), now, zone),
                incoming ? received(message) : sent(message),
                incoming ? null : Why.of(message, trace.because(), questions),
                carriesMedia(message));
    }

    /** A customer's picture, voice message or file, which is opened through the session. */
    static boolean carriesMedia(MessageLog message) {
        return message.direction() == Direction.IN
                && (message.kind() == MessageKind.MEDIA || message.kind() == MessageKind.VOICE);
    }

    private static @Nullable String received(MessageLog message) {
        return message.outcome() == null || SAID_NOTHING.contains(message.outcome()) ? null : message.outcome();
    }

    private static @Nullable String sent(MessageLog message) {
        if (!"SENT".equals(message.outcome()) || message.ack() == null || message.ack() < ARRIVED) {
            return message.outcome();
        }
        return message.ack() < SEEN ? "ARRIVED" : "SEEN";
    }
}
