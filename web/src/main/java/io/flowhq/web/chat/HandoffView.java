package io.flowhq.web.chat;

import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import io.flowhq.web.page.RelativeTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A chat that a person has, on the tenant page.
 *
 * @param until the time of day in the tenant's zone, with the day when that is another one
 * @param secondsLeft rounded up, so that it is over when they have passed; a day at most
 */
record HandoffView(
        String chatId, CustomerView customer, Cause cause, String until, RelativeTime ends, long secondsLeft) {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private static final Duration MAX_WAIT = Duration.ofDays(1);

    /** An opt-out lasts until somebody ends it. */
    public boolean endsByTheClock() {
        return cause != Cause.OPTED_OUT;
    }

    static HandoffView of(Handoff handoff, CustomerView customer, Instant now, ZoneId zone) {
        var ends = handoff.endsAt().atZone(zone);
        var today = ends.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return new HandoffView(
                handoff.chatId(),
                customer,
                handoff.cause(),
                (today ? TODAY : ANOTHER_DAY).format(ends),
                RelativeTime.of(handoff.endsAt(), now, zone),
                Math.min(Duration.between(now, handoff.endsAt()).toSeconds() + 1, MAX_WAIT.toSeconds()));
    }
}
