package io.flowhq.orchestrator.reminder;

import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.order.CustomerRequest;
import java.text.MessageFormat;
import java.time.LocalTime;
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
            clock(starts.toLocalTime(), texts)
        });
    }

    /** In Swahili hours are counted from six: 10:00 is "saa 4:00 asubuhi". */
    private static String clock(LocalTime time, ResourceBundle texts) {
        int counted = (time.getHour() + Integer.parseInt(texts.getString("hours_ahead"))) % 12;
        String part = texts.getString("parts").split(" ")[time.getHour()];
        return texts.getString("clock").formatted(counted == 0 ? 12 : counted, time.getMinute(), part);
    }
}
