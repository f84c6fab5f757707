package io.flowhq.replies.dialogue;

import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.yaml.TextYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said in the dialogue and about what came of it, from {@code dialogue/texts.yml}. */
public final class DialogueTexts {

    private static final String FILE = "/io/flowhq/replies/dialogue/texts.yml";
    private static final DateTimeFormatter DAY_SW = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.of("sw"));
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final Map<?, ?> file;

    public DialogueTexts() {
        try (var in = Objects.requireNonNull(DialogueTexts.class.getResourceAsStream(FILE), FILE)) {
            Object read = TextYaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            file = read instanceof Map<?, ?> map ? map : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }

    Set<String> words(String key) {
        return file.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.toCollection(HashSet::new))
                : Set.of();
    }

    /** What a customer is told when the business has decided, such as {@code confirmed}. */
    public String told(DialogueKind kind, String decision, RequestDetails details, ReplyLanguage language) {
        return say("told_" + kind.key() + "_" + decision, details, language);
    }

    String say(String key, RequestDetails details, ReplyLanguage language) {
        return text(key, language)
                .replace("{thing}", plain(details.thing()))
                .replace("{number}", plain(details.number()))
                .replace("{place}", plain(details.place()))
                .replace("{name}", plain(details.name()))
                .replace("{when}", when(details, language));
    }

    String total(OrderCatalogue.Total total, ReplyLanguage language) {
        return text("order_total", language)
                .replace("{number}", total.pieces())
                .replace("{name}", plain(total.name()))
                .replace("{price}", total.price().toString())
                .replace("{total}", total.sum().toString());
    }

    /** What is said of a thing that there is not enough of; its pieces are counted. */
    String stock(String key, Offering thing, ReplyLanguage language) {
        return text(key, language)
                .replace("{name}", plain(thing.name()))
                .replace("{stock}", thing.stock().map(String::valueOf).orElse("0"));
    }

    String say(String key, RequestDetails details, List<LocalDateTime> free, ReplyLanguage language) {
        String times = free.stream()
                .map(time -> "*" + when(time.toLocalDate(), time.toLocalTime(), language) + "*")
                .collect(Collectors.joining(", "));
        return say(key, details, language).replace("{free}", times);
    }

    private String text(String key, ReplyLanguage language) {
        return file.get(key) instanceof Map<?, ?> both
                ? String.valueOf(both.get(language.name().toLowerCase(Locale.ROOT)))
                : "";
    }

    /** A customer's words inside bold ones. */
    private static String plain(@Nullable String said) {
        return said == null ? "–" : said.replaceAll("[*_~`{}\\s]+", " ").strip();
    }

    private static String when(RequestDetails details, ReplyLanguage language) {
        LocalDate day = details.day();
        LocalTime time = details.time();
        return day == null || time == null ? "–" : when(day, time, language);
    }

    private static String when(LocalDate day, LocalTime time, ReplyLanguage language) {
        return switch (language) {
            case EN -> DAY_EN.format(day) + " at " + TIME.format(time);
            case SW -> DAY_SW.format(day) + " saa " + swahiliClock(time);
        };
    }

    /** Hours are counted from six: 10:00 is "4:00 asubuhi". */
    private static String swahiliClock(LocalTime time) {
        int hour = (time.getHour() + 6) % 12;
        String part = time.getHour() < 4 || time.getHour() >= 19
                ? "usiku"
                : time.getHour() < 12 ? "asubuhi" : time.getHour() < 16 ? "mchana" : "jioni";
        return "%d:%02d %s".formatted(hour == 0 ? 12 : hour, time.getMinute(), part);
    }
}
