package io.flowhq.web.chat;

import io.flowhq.store.message.Direction;
import io.flowhq.store.message.MessageLog;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message on the tenant page.
 *
 * @param customer the other side
 * @param html the text as WhatsApp shows it, with every character of it escaped
 * @param lead the beginning of a long text, which is folded; null when it is short
 * @param when the time of day in the tenant's zone, with the day when that is another one
 * @param takes the chat that can be taken over beside this message; null where that is offered beside a newer one, or
 *     has been done
 * @param writesTo the chat that can be written to beside this message; null beside all but the newest of it
 * @param lastWritten the message that a person wrote there last, 0 for none: with the next one the box is empty again
 */
public record MessageView(
        long id,
        boolean incoming,
        CustomerView customer,
        String text,
        String html,
        @Nullable String lead,
        RelativeTime at,
        String when,
        @Nullable String outcome,
        @Nullable String takes,
        @Nullable String writesTo,
        long lastWritten) {

    private static final int MAX_LENGTH = 600;
    private static final int MAX_LINES = 12;
    private static final int LEAD_LENGTH = 200;
    private static final int LEAD_LINES = 4;
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    public static MessageView of(MessageLog message, Instant now, ZoneId zone) {
        return of(message, false, null, now, zone);
    }

    /** @param lastWritten null where nothing can be written beside it */
    static MessageView of(MessageLog message, boolean offered, @Nullable Long lastWritten, Instant now, ZoneId zone) {
        return new MessageView(
                message.id(),
                message.direction() == Direction.IN,
                customer(message),
                message.text(),
                WhatsAppText.html(message.text()),
                lead(message.text()),
                RelativeTime.of(message.createdAt(), now, zone),
                when(message.createdAt(), now, zone),
                message.outcome(),
                offered ? message.chatId() : null,
                lastWritten == null ? null : message.chatId(),
                lastWritten == null ? 0 : lastWritten);
    }

    private static @Nullable String lead(String text) {
        var lines = text.split("\\R", MAX_LINES + 1);
        if (text.length() <= MAX_LENGTH && lines.length <= MAX_LINES) {
            return null;
        }
        var beginning = String.join("\n", Arrays.copyOf(lines, Math.min(lines.length, LEAD_LINES)));
        return beginning.codePointCount(0, beginning.length()) <= LEAD_LENGTH
                ? beginning
                : beginning.substring(0, beginning.offsetByCodePoints(0, LEAD_LENGTH));
    }

    private static String when(Instant at, Instant now, ZoneId zone) {
        var local = at.atZone(zone);
        return (local.toLocalDate().equals(now.atZone(zone).toLocalDate()) ? TODAY : ANOTHER_DAY).format(local);
    }

    public static CustomerView customer(MessageLog message) {
        return CustomerView.of(
                message.chatId(), message.direction() == Direction.IN ? message.fromNumber() : message.toNumber());
    }
}
