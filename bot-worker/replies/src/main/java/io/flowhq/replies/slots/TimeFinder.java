package io.flowhq.replies.slots;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds times of the day. Swahili counts the hours from six in the morning and in the evening: "saa nne asubuhi" is
 * 10:00, "saa mbili usiku" is 20:00. A Swahili hour without a part of the day is taken for the day, an English one for
 * the opening hours of a shop.
 */
final class TimeFinder {

    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;
    private static final int SIX_HOURS = 6 * MINUTES_OF_HOUR;
    private static final int TWELVE_HOURS = 12 * MINUTES_OF_HOUR;
    private static final int FIRST_MORNING_HOUR = 7;
    private static final Pattern CLOCK =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}.:])(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)(?![\\p{L}\\p{N}])");
    private static final Pattern DIGITAL = Pattern.compile("(?<![\\d.:])(\\d{1,2}):(\\d{2})(?![\\d:])");
    private static final Set<String> LENGTHS =
            Set.of("nzima", "mzima", "tatu_", "iliyopita", "yamepita", "zimepita", "sasa", "nyingi");
    private static final Set<String> CLOCKS = Set.of("ya", "za");

    private final Numbers numbers;
    private final Map<String, String> parts;

    TimeFinder(SlotWords slotWords, Numbers numbers) {
        this.numbers = numbers;
        parts = slotWords.meanings("parts_of_day");
    }

    void find(SlotTokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.word(i).equals("saa")) {
                swahili(i, tokens);
            }
        }
        if (!tokens.has(Slot.TIME)) {
            english(tokens);
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (parts.containsKey(tokens.word(i))) {
                tokens.use(i, i + 1);
            }
        }
    }

    private void swahili(int i, SlotTokens tokens) {
        Matcher digital = DIGITAL.matcher(tokens.text());
        if (digital.find(tokens.at(i).to()) && digital.start() <= tokens.at(i).to() + 2) {
            int hour = Integer.parseInt(digital.group(1));
            int minutes = hour * MINUTES_OF_HOUR + Integer.parseInt(digital.group(2));
            int value = hour > 12 ? minutes : ofDay(minutes, partNear(digital.end(), tokens));
            tokens.foundInText(Slot.TIME, time(value), tokens.at(i).from(), digital.end());
            return;
        }
        Optional<Numbers.Read> hour = hourAt(i + 1, tokens);
        if (hour.isEmpty()) {
            return;
        }
        int to = hour.get().to();
        int minutes =
                hour.get().value().multiply(BigDecimal.valueOf(MINUTES_OF_HOUR)).intValue();
        if (tokens.word(to).equals("na") && tokens.word(to + 1).equals("nusu")) {
            minutes += MINUTES_OF_HOUR / 2;
            to += 2;
        } else if (tokens.word(to).equals("na") && tokens.word(to + 1).equals("robo")) {
            minutes += MINUTES_OF_HOUR / 4;
            to += 2;
        } else if (tokens.word(to).startsWith("kaso") && tokens.word(to + 1).equals("robo")) {
            minutes -= MINUTES_OF_HOUR / 4;
            to += 2;
        }
        if (LENGTHS.contains(tokens.word(to))
                || (CLOCKS.contains(tokens.word(to)) && !parts.containsKey(tokens.word(to + 1)))
                || tokens.word(i - 1).startsWith("nimesubiri")) {
            return;
        }
        if (CLOCKS.contains(tokens.word(to))) {
            to++;
        }
        String part = parts.getOrDefault(tokens.word(to), "");
        boolean dawn = tokens.word(to).equals("alfajiri");
        int end = part.isEmpty() ? to : to + 1;
        int value = dawn ? (minutes + SIX_HOURS + TWELVE_HOURS) % MINUTES_OF_DAY : ofDay(minutes, part);
        tokens.found(Slot.TIME, time(value), i, end);
    }

    private Optional<Numbers.Read> hourAt(int at, SlotTokens tokens) {
        Optional<BigDecimal> first = numbers.single(tokens.word(at));
        if (first.isEmpty() || first.get().signum() <= 0 || first.get().compareTo(BigDecimal.valueOf(24)) > 0) {
            return Optional.empty();
        }
        boolean ten = first.get().compareTo(BigDecimal.TEN) == 0
                && tokens.word(at + 1).equals("na");
        Optional<BigDecimal> unit = ten ? numbers.single(tokens.word(at + 2)) : Optional.empty();
        if (unit.isPresent()
                && unit.get().compareTo(BigDecimal.ONE) >= 0
                && unit.get().compareTo(BigDecimal.TWO) <= 0) {
            return Optional.of(new Numbers.Read(first.get().add(unit.get()), at + 3));
        }
        return Optional.of(new Numbers.Read(first.get(), at + 1));
    }

    private String partNear(int textFrom, SlotTokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.at(i).from() >= textFrom) {
                return parts.getOrDefault(tokens.word(i), "");
            }
        }
        return "";
    }

    private static int ofDay(int swahiliMinutes, String part) {
        if (swahiliMinutes > TWELVE_HOURS + MINUTES_OF_HOUR) {
            return swahiliMinutes % MINUTES_OF_DAY;
        }
        int shift = part.equals("night") ? SIX_HOURS + TWELVE_HOURS : SIX_HOURS;
        int value = swahiliMinutes + shift;
        if (part.equals("morning") && value >= SIX_HOURS + TWELVE_HOURS) {
            value -= TWELVE_HOURS;
        }
        return value % MINUTES_OF_DAY;
    }

    private void english(SlotTokens tokens) {
        Matcher clock = CLOCK.matcher(tokens.text());
        if (clock.find()) {
            int hour = Integer.parseInt(clock.group(1)) % 12;
            int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
            int value = hour * MINUTES_OF_HOUR + minute + (clock.group(3).equalsIgnoreCase("pm") ? TWELVE_HOURS : 0);
            tokens.foundInText(Slot.TIME, time(value), clock.start(), clock.end());
            return;
        }
        Matcher digital = DIGITAL.matcher(tokens.text());
        if (digital.find()) {
            int hour = Integer.parseInt(digital.group(1));
            int value = ofShop(hour) * MINUTES_OF_HOUR + Integer.parseInt(digital.group(2));
            tokens.foundInText(Slot.TIME, time(value), digital.start(), digital.end());
            return;
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.word(i).equals("noon")) {
                tokens.found(Slot.TIME, "12:00", i, i + 1);
            } else if (tokens.word(i).equals("at") || tokens.word(i).equals("around")) {
                hour(i + 1, tokens);
            }
        }
    }

    private void hour(int at, SlotTokens tokens) {
        Optional<BigDecimal> hour = numbers.single(tokens.word(at));
        boolean whole = hour.isPresent()
                && hour.get().compareTo(BigDecimal.ONE) >= 0
                && hour.get().compareTo(BigDecimal.valueOf(23)) <= 0
                && hour.get().scale() <= 0;
        if (whole) {
            boolean night = parts.containsValue(tokens.word(at + 1))
                    && !tokens.word(at + 1).equals("morning");
            int value = night && hour.get().intValue() < 12
                    ? hour.get().intValue() + 12
                    : ofShop(hour.get().intValue());
            tokens.found(Slot.TIME, time(value * MINUTES_OF_HOUR), at - 1, at + 1);
        }
    }

    private static int ofShop(int hour) {
        return hour > 0 && hour < FIRST_MORNING_HOUR ? hour + 12 : hour;
    }

    private static String time(int minutes) {
        return "%02d:%02d".formatted(minutes / MINUTES_OF_HOUR % 24, minutes % MINUTES_OF_HOUR);
    }
}
