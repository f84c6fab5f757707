package io.flowhq.replies.dialogue;

import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.Slots;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a customer has said about an order or a booking so far, in their own words; null where they have said nothing. */
public record RequestDetails(
        @Nullable String thing,
        @Nullable String number,
        @Nullable String place,
        @Nullable LocalDate day,
        @Nullable LocalTime time,
        @Nullable String name) {

    public static final RequestDetails NONE = new RequestDetails(null, null, null, null, null, null);

    /** "2 shirts". */
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,4})\\s+(\\D.*)");

    /** @param today the business's date, from which "tomorrow" is counted */
    static RequestDetails of(Slots slots, LocalDate today) {
        String thing = said(slots, Slot.THING);
        String number = slots.value(Slot.NUMBER).orElse(null);
        Matcher counted = COUNTED.matcher(thing == null ? "" : thing);
        if (number == null && counted.matches()) {
            number = counted.group(1);
            thing = counted.group(2);
        }
        return new RequestDetails(
                thing,
                number,
                said(slots, Slot.PLACE),
                slots.value(Slot.DAY).flatMap(day -> SpokenDay.date(day, today)).orElse(null),
                slots.value(Slot.TIME).map(RequestDetails::time).orElse(null),
                said(slots, Slot.NAME));
    }

    private static @Nullable String said(Slots slots, Slot slot) {
        String said = slots.said(slot).strip();
        return said.isEmpty() ? null : said;
    }

    private static @Nullable LocalTime time(String value) {
        try {
            return LocalTime.parse(value);
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }

    /** These, and what was said before where these say nothing. */
    RequestDetails after(RequestDetails earlier) {
        return new RequestDetails(
                thing != null ? thing : earlier.thing,
                number != null ? number : earlier.number,
                place != null ? place : earlier.place,
                day != null ? day : earlier.day,
                time != null ? time : earlier.time,
                name != null ? name : earlier.name);
    }

    /** Who changes the number, place, day or time means the same thing, whatever else was said. */
    RequestDetails asChangeOf(RequestDetails earlier) {
        boolean changesMore = number != null || place != null || day != null || time != null;
        return (changesMore ? withoutThing() : this).after(earlier);
    }

    RequestDetails with(Slot slot, String text) {
        return switch (slot) {
            case THING -> new RequestDetails(text, number, place, day, time, name);
            case PLACE -> new RequestDetails(thing, number, text, day, time, name);
            case NAME -> new RequestDetails(thing, number, place, day, time, text);
            case LIST, NUMBER, DAY, TIME, REFERENCE, PHONE, PRICE -> this;
        };
    }

    RequestDetails withoutThing() {
        return new RequestDetails(null, number, place, day, time, name);
    }

    RequestDetails withoutNumber() {
        return new RequestDetails(thing, null, place, day, time, name);
    }

    RequestDetails on(LocalDate date) {
        return new RequestDetails(thing, number, place, date, null, name);
    }

    /** What is still to be asked, in the order of asking. */
    List<Slot> missing(DialogueKind kind) {
        List<Slot> missing = new ArrayList<>();
        ask(missing, Slot.THING, thing);
        switch (kind) {
            case ORDER -> {
                ask(missing, Slot.NUMBER, number);
                ask(missing, Slot.PLACE, place);
            }
            case BOOKING -> {
                ask(missing, Slot.DAY, day);
                ask(missing, Slot.TIME, time);
                ask(missing, Slot.NAME, name);
            }
        }
        return missing;
    }

    private static void ask(List<Slot> missing, Slot slot, @Nullable Object value) {
        if (value == null) {
            missing.add(slot);
        }
    }
}
