package io.flowhq.replies;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Says days and times the way people do. Swahili counts the hours from six: 08:00 is "saa 2:00 asubuhi", and the
 * digits of the clock follow in brackets so that nobody can be mistaken.
 */
final class TimeFormatter {

    private static final int DAYS_CALLED_BY_NAME = 7;

    private record Words(
            List<String> days,
            List<String> months,
            String today,
            String tomorrow,
            String dayAfterTomorrow,
            String weekday,
            String date,
            String dateAlone,
            String clock) {}

    private final Map<ReplyLanguage, Words> words = new EnumMap<>(ReplyLanguage.class);
    private final List<String> partsOfTheDay;

    private TimeFormatter(YamlSection yamlSection) {
        Map<ReplyLanguage, List<String>> days = yamlSection.bilingualLists("days", 7);
        Map<ReplyLanguage, List<String>> months = yamlSection.bilingualLists("months", 12);
        Map<ReplyLanguage, String> today = yamlSection.requiredBilingual("today");
        Map<ReplyLanguage, String> tomorrow = yamlSection.requiredBilingual("tomorrow");
        Map<ReplyLanguage, String> dayAfterTomorrow = yamlSection.requiredBilingual("day_after_tomorrow");
        Map<ReplyLanguage, String> weekday = yamlSection.requiredBilingual("weekday");
        Map<ReplyLanguage, String> date = yamlSection.requiredBilingual("date");
        Map<ReplyLanguage, String> dateAlone = yamlSection.requiredBilingual("date_alone");
        Map<ReplyLanguage, String> clock = yamlSection.requiredBilingual("clock");
        for (ReplyLanguage language : ReplyLanguage.values()) {
            words.put(
                    language,
                    new Words(
                            days.getOrDefault(language, List.of()),
                            months.getOrDefault(language, List.of()),
                            PlatformTexts.in(today, language),
                            PlatformTexts.in(tomorrow, language),
                            PlatformTexts.in(dayAfterTomorrow, language),
                            PlatformTexts.in(weekday, language),
                            PlatformTexts.in(date, language),
                            PlatformTexts.in(dateAlone, language),
                            PlatformTexts.in(clock, language)));
        }
        partsOfTheDay = yamlSection.list("parts_of_the_day");
        if (partsOfTheDay.size() != 24) {
            yamlSection.fault("\"parts_of_the_day\" needs a word for each of the 24 hours");
        }
        yamlSection.refuseUnknownKeys();
    }

    static TimeFormatter of(YamlSection yamlSection) {
        return new TimeFormatter(yamlSection);
    }

    /** "kesho saa 2:00 asubuhi (08:00)", "tomorrow at 08:00". */
    String dayAndTime(LocalDate day, LocalTime time, LocalDate today, ReplyLanguage language) {
        Words say = of(language);
        String clock = say.clock().replace("{time}", time(time, language));
        return (day(day, today, say) + " " + clock).strip();
    }

    /** "saa 2:00 asubuhi (08:00)", "08:00". */
    String time(LocalTime time, ReplyLanguage language) {
        if (language == ReplyLanguage.EN) {
            return time.toString();
        }
        int hour = (time.getHour() + 5) % 12 + 1;
        return "saa %d:%02d %s (%s)".formatted(hour, time.getMinute(), partsOfTheDay.get(time.getHour()), time);
    }

    String day(DayOfWeek day, ReplyLanguage language) {
        return of(language).days().get(day.getValue() - 1);
    }

    /** "Ijumaa tarehe 25 Desemba", "Friday 25 December". */
    String date(LocalDate date, ReplyLanguage language) {
        Words say = of(language);
        return dated(say.dateAlone(), date, say);
    }

    private static String day(LocalDate day, LocalDate today, Words say) {
        long away = ChronoUnit.DAYS.between(today, day);
        if (away == 0) {
            return say.today();
        }
        if (away == 1) {
            return say.tomorrow();
        }
        if (away == 2) {
            return dated(say.dayAfterTomorrow(), day, say);
        }
        return dated(away < DAYS_CALLED_BY_NAME ? say.weekday() : say.date(), day, say);
    }

    private static String dated(String pattern, LocalDate date, Words say) {
        return pattern.replace("{day}", say.days().get(date.getDayOfWeek().getValue() - 1))
                .replace("{date}", Integer.toString(date.getDayOfMonth()))
                .replace("{month}", say.months().get(date.getMonthValue() - 1));
    }

    private Words of(ReplyLanguage language) {
        Words found = words.get(language);
        if (found == null) {
            throw new IllegalStateException("No words for times in " + language);
        }
        return found;
    }
}
