package io.flowhq.orchestrator.reminder;

import io.flowhq.orchestrator.text.LocalizedTexts;
import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.order.CustomerRequest;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** What a customer reads before a booking, in the language in which they booked. */
final class ReminderText {

    private static final String BUNDLE = "io.flowhq.orchestrator.reminder.reminders";

    String of(CustomerRequest booking, ReplyConfig config) {
        LocalizedTexts texts = new LocalizedTexts(BUNDLE, booking.language());
        ZonedDateTime starts = Objects.requireNonNull(booking.startsAt()).atZone(config.timeZone());
        return texts.format(
                "reminder",
                config.businessName(),
                booking.thing(),
                DateTimeFormatter.ofPattern("EEEE d MMMM", texts.locale()).format(starts),
                clock(starts.toLocalTime(), texts));
    }

    /** In Swahili hours are counted from six: 10:00 is "saa 4:00 asubuhi". */
    private static String clock(LocalTime time, LocalizedTexts texts) {
        int counted = (time.getHour() + Integer.parseInt(texts.get("hours_ahead"))) % 12;
        String part = texts.get("parts").split(" ")[time.getHour()];
        return texts.get("clock").formatted(counted == 0 ? 12 : counted, time.getMinute(), part);
    }
}
