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
 * @param secondsLeft rounded up, so that it is over when they have passed
 */
record HandoffView(
        String chatId, CustomerView customer, Cause cause, String until, RelativeTime ends, long secondsLeft) {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    static HandoffView of(Handoff handoff, CustomerView customer, Instant now, ZoneId zone) {
        var ends = handoff.endsAt().atZone(zone);
        var today = ends.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return new HandoffView(
                handoff.chatId(),
                customer,
                handoff.cause(),
                (today ? TODAY : ANOTHER_DAY).format(ends),
                RelativeTime.of(handoff.endsAt(), now, zone),
                Duration.between(now, handoff.endsAt()).toSeconds() + 1);
    }
}
