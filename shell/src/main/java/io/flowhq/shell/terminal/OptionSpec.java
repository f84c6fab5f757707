package io.flowhq.shell.terminal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.shell.core.command.CommandOption;

/**
 * An option as a command declares it.
 *
 * @param letter its one-letter form, a space when it has none
 * @param placeholder what stands for its value in help, e.g. {@code NUMBER}
 * @param value the default of an option whose value may be left out ({@code --watch} means {@code --watch=2s})
 * @param choices the values allowed, in their canonical spelling; empty when any text is
 */
public record OptionSpec(
        String name,
        char letter,
        Kind kind,
        String placeholder,
        @Nullable String value,
        List<String> choices,
        String description) {

    public enum Kind {
        FLAG,
        TEXT,
        CHOICE,
        NUMBER,
        /** Takes its value only after {@code =}, and has one when it is left out. */
        DURATION
    }

    public static OptionSpec flag(String name, String description) {
        return new OptionSpec(name, ' ', Kind.FLAG, "", "true", List.of(), description);
    }

    public static OptionSpec text(String name, String placeholder, String description) {
        return new OptionSpec(name, ' ', Kind.TEXT, placeholder, null, List.of(), description);
    }

    public static OptionSpec number(String name, String description) {
        return new OptionSpec(name, ' ', Kind.NUMBER, "N", null, List.of(), description);
    }

    public static OptionSpec choice(String name, List<String> choices, String description) {
        return new OptionSpec(name, ' ', Kind.CHOICE, String.join("|", choices), null, choices, description);
    }

    public static <E extends Enum<E>> OptionSpec choice(String name, Class<E> values, String description) {
        return choice(
                name,
                List.of(values.getEnumConstants()).stream().map(Enum::name).toList(),
                description);
    }

    public static OptionSpec duration(String name, String value, String description) {
        return new OptionSpec(name, ' ', Kind.DURATION, value, value, List.of(), description);
    }

    public OptionSpec letter(char letter) {
        return new OptionSpec(name, letter, kind, placeholder, value, choices, description);
    }

    boolean isCalled(String key) {
        return key.equals("--" + name) || (letter != ' ' && key.equals("-" + letter));
    }

    /** Whether the next word is its value, as in {@code --phone 255700000001}. */
    boolean takesNextWord() {
        return kind == Kind.TEXT || kind == Kind.CHOICE || kind == Kind.NUMBER;
    }

    /** The value in its canonical spelling. */
    String checked(String given) {
        return switch (kind) {
            case TEXT -> given;
            case FLAG -> choiceOf(List.of("true", "false"), given);
            case CHOICE -> choiceOf(choices, given);
            case NUMBER -> {
                if (!given.matches("[1-9][0-9]{0,5}")) {
                    throw CommandFailure.usage("--" + name + " takes a number from 1 to 999999, not '" + given + "'.");
                }
                yield given;
            }
            case DURATION -> {
                parse(given);
                yield given;
            }
        };
    }

    private String choiceOf(List<String> allowed, String given) {
        return allowed.stream()
                .filter(given::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "--" + name + " takes " + String.join(", ", allowed) + ", not '" + given + "'."));
    }

    Duration parse(String given) {
        try {
            Duration duration = DurationStyle.SIMPLE.parse(given, ChronoUnit.SECONDS);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (IllegalArgumentException malformed) {
            // Answered below, like a duration of nothing.
        }
        throw CommandFailure.usage("--" + name + " takes a time like 2s, 500ms or 1m, not '" + given + "'.");
    }

    /** How it stands in a synopsis, e.g. {@code --watch[=2s]}. */
    String synopsis() {
        return switch (kind) {
            case FLAG -> "--" + name;
            case DURATION -> "--" + name + "[=" + placeholder + "]";
            default -> "--" + name + " " + placeholder;
        };
    }

    CommandOption declared() {
        CommandOption.Builder option = CommandOption.with()
                .shortName(letter)
                .longName(name)
                .description(description)
                .required(false)
                .type(kind == Kind.FLAG ? boolean.class : String.class);
        return value == null ? option.build() : option.defaultValue(value).build();
    }

    CommandOption given(String checked) {
        return CommandOption.with()
                .shortName(letter)
                .longName(name)
                .type(kind == Kind.FLAG ? boolean.class : String.class)
                .value(checked)
                .build();
    }
}
