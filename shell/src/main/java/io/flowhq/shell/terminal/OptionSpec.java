package io.flowhq.shell.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * An option as a command declares it, and how what is written for it is read.
 *
 * @param letter its one-letter form, a space when it has none
 * @param placeholder what stands for its value in help, e.g. {@code NUMBER}
 * @param value the default of an option whose value may be left out ({@code --watch} means {@code --watch=2s})
 * @param choices the values allowed, in their canonical spelling; empty when any text is
 * @param shape what a value looks like, as in "takes <em>a number from 1 to 999999</em>"
 * @param reader makes of a text, or of the choice it names, what the command is given
 */
public record OptionSpec(
        String name,
        char letter,
        Kind kind,
        String placeholder,
        @Nullable String value,
        List<String> choices,
        String shape,
        Function<String, Object> reader,
        String description) {

    private static final int MAX_NUMBER = 999_999;

    public enum Kind {
        FLAG,
        TEXT,
        CHOICE,
        NUMBER,
        /** Takes its value only after {@code =}, and has one when it is left out. */
        DURATION
    }

    public static OptionSpec flag(String name, String description) {
        return chosen(name, Kind.FLAG, "", "true", List.of("true", "false"), Boolean::valueOf, description);
    }

    public static OptionSpec text(String name, String placeholder, String description) {
        return text(name, placeholder, "a text", text -> text, description);
    }

    /** @param reader fails with an IllegalArgumentException or a DateTimeException over a text that is not of that shape */
    public static OptionSpec text(
            String name, String placeholder, String shape, Function<String, Object> reader, String description) {
        return new OptionSpec(name, ' ', Kind.TEXT, placeholder, null, List.of(), shape, reader, description);
    }

    public static OptionSpec number(String name, String description) {
        return new OptionSpec(
                name,
                ' ',
                Kind.NUMBER,
                "N",
                null,
                List.of(),
                "a number from 1 to " + MAX_NUMBER,
                OptionSpec::number,
                description);
    }

    public static OptionSpec choice(String name, List<String> choices, String description) {
        return chosen(name, Kind.CHOICE, String.join("|", choices), null, choices, choice -> choice, description);
    }

    public static <E extends Enum<E>> OptionSpec choice(String name, Class<E> values, String description) {
        List<String> choices =
                List.of(values.getEnumConstants()).stream().map(Enum::name).toList();
        return chosen(
                name,
                Kind.CHOICE,
                String.join("|", choices),
                null,
                choices,
                choice -> Enum.valueOf(values, choice),
                description);
    }

    public static OptionSpec duration(String name, String value, String description) {
        return new OptionSpec(
                name,
                ' ',
                Kind.DURATION,
                value,
                value,
                List.of(),
                "a time like 2s, 500ms or 1m",
                OptionSpec::duration,
                description);
    }

    private static OptionSpec chosen(
            String name,
            Kind kind,
            String placeholder,
            @Nullable String value,
            List<String> choices,
            Function<String, Object> reader,
            String description) {
        return new OptionSpec(
                name, ' ', kind, placeholder, value, choices, String.join(", ", choices), reader, description);
    }

    public OptionSpec letter(char letter) {
        return new OptionSpec(name, letter, kind, placeholder, value, choices, shape, reader, description);
    }

    boolean isCalled(String key) {
        return key.equals("--" + name) || (letter != ' ' && key.equals("-" + letter));
    }

    /** Whether the next word is its value, as in {@code --phone 255700000001}. */
    boolean takesNextWord() {
        return kind == Kind.TEXT || kind == Kind.CHOICE || kind == Kind.NUMBER;
    }

    /** The value that a command is given for what was written. */
    Object read(String given) {
        try {
            return reader.apply(choices.isEmpty() ? given : choiceOf(given));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw CommandFailure.usage("--" + name + " takes " + shape + ", not '" + given + "'.");
        }
    }

    private String choiceOf(String given) {
        return choices.stream()
                .filter(given::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(given));
    }

    private static Integer number(String given) {
        if (!given.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(given);
        }
        return Integer.valueOf(given);
    }

    private static Duration duration(String given) {
        Duration duration = DurationStyle.SIMPLE.parse(given, ChronoUnit.SECONDS);
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(given);
        }
        return duration;
    }

    /** How it stands in a synopsis, e.g. {@code --watch[=2s]}. */
    String synopsis() {
        return switch (kind) {
            case FLAG -> "--" + name;
            case DURATION -> "--" + name + "[=" + placeholder + "]";
            default -> "--" + name + " " + placeholder;
        };
    }
}
