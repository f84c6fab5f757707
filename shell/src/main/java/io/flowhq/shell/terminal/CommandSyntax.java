package io.flowhq.shell.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a command is written: its words, its arguments in order, its options and an example.
 *
 * @param name one or two words, noun first
 */
public record CommandSyntax(
        String name, String summary, List<Argument> arguments, List<OptionSpec> options, List<String> examples) {

    /** The options that every command understands. */
    static final List<OptionSpec> COMMON = List.of(
            OptionSpec.choice("output", List.of("text", "json", "jsonl"), "How results are written.")
                    .letter('o'),
            OptionSpec.flag("yes", "Answers yes to every question.").letter('y'),
            OptionSpec.choice("color", List.of("auto", "always", "never"), "Colour; NO_COLOR is honoured."),
            OptionSpec.choice("time", List.of("relative", "iso"), "How times are written in text."),
            OptionSpec.flag("debug", "Shows where a failure came from."),
            OptionSpec.flag("help", "Shows this help.").letter('h'));

    /** @param required the call is refused without it */
    public record Argument(String name, String description, boolean required) {
        String synopsis() {
            String upper = name.toUpperCase(Locale.ROOT);
            return required ? upper : "[" + upper + "]";
        }
    }

    public static CommandSyntax of(String name, String summary) {
        return new CommandSyntax(name, summary, List.of(), List.of(), List.of());
    }

    public CommandSyntax argument(String name, String description) {
        return new CommandSyntax(
                this.name, summary, with(arguments, new Argument(name, description, true)), options, examples);
    }

    public CommandSyntax optionalArgument(String name, String description) {
        return new CommandSyntax(
                this.name, summary, with(arguments, new Argument(name, description, false)), options, examples);
    }

    public CommandSyntax option(OptionSpec option) {
        return new CommandSyntax(name, summary, arguments, with(options, option), examples);
    }

    public CommandSyntax example(String example) {
        return new CommandSyntax(name, summary, arguments, options, with(examples, example));
    }

    Stream<OptionSpec> allOptions() {
        return Stream.concat(options.stream(), COMMON.stream());
    }

    Optional<OptionSpec> optionCalled(String key) {
        return allOptions().filter(option -> option.isCalled(key)).findFirst();
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }
}
