package io.flowhq.orchestrator.reminder;

import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.order.CustomerRequest;
import java.text.MessageFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What a customer reads before a booking, in the language in which they booked. */
final class ReminderText {

    private static final String BUNDLE = "io.flowhq.orchestrator.reminder.reminders";

    String of(CustomerRequest booking, ReplyConfig config) {
        Locale locale = Locale.of(booking.language().toLowerCase(Locale.ROOT));
        ResourceBundle texts =
                ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        ZonedDateTime starts = Objects.requireNonNull(booking.startsAt()).atZone(config.timeZone());
        return new MessageFormat(texts.getString("reminder"), locale).format(new Object[] {
            config.businessName(),
            booking.thing(),
            DateTimeFormatter.ofPattern("EEEE d MMMM", locale).format(starts),
            DateTimeFormatter.ofPattern("HH:mm", locale).format(starts)
        });
    }
}
