package io.flowhq.shell.terminal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The help texts, made from what the commands declare. */
final class HelpPage {

    private static final String EXIT_CODES =
            "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 refused in this state, 5 unavailable, 130 interrupted.";

    private HelpPage() {}

    static String of(CommandSyntax commandSyntax) {
        List<String> lines = new ArrayList<>();
        lines.add(commandSyntax.summary());
        lines.add("");
        lines.add("Usage: " + synopsis(commandSyntax));
        if (!commandSyntax.arguments().isEmpty()) {
            lines.add("");
            lines.add("Arguments");
            commandSyntax.arguments().forEach(argument -> lines.add(row(argument.name(), argument.description())));
        }
        if (!commandSyntax.options().isEmpty()) {
            lines.add("");
            lines.add("Options");
            commandSyntax.options().forEach(option -> lines.add(row(written(option), option.description())));
        }
        lines.add("");
        lines.add("Options of every command");
        CommandSyntax.COMMON.forEach(option -> lines.add(row(written(option), option.description())));
        if (!commandSyntax.examples().isEmpty()) {
            lines.add("");
            lines.add("Examples");
            commandSyntax.examples().forEach(example -> lines.add("  " + example));
        }
        lines.add("");
        lines.add(EXIT_CODES);
        return String.join("\n", lines);
    }

    /** All commands, or those whose names begin with one noun. */
    static String of(Collection<ShellCommand> commands) {
        List<String> lines = new ArrayList<>();
        lines.add("Usage: <noun> <verb> [tenant] [--options]");
        lines.add("");
        commands.stream()
                .map(ShellCommand::syntax)
                .sorted(Comparator.comparing(CommandSyntax::name))
                .forEach(commandSyntax -> lines.add(row(shortSynopsis(commandSyntax), commandSyntax.summary())));
        lines.add("");
        lines.add("More about one: help tenant link, or tenant link --help. The session ends with exit or Ctrl-D.");
        lines.add(EXIT_CODES);
        return String.join("\n", lines);
    }

    private static String synopsis(CommandSyntax commandSyntax) {
        String options = commandSyntax.options().stream()
                .map(option -> " [" + option.synopsis() + "]")
                .collect(Collectors.joining());
        return shortSynopsis(commandSyntax) + options;
    }

    private static String shortSynopsis(CommandSyntax commandSyntax) {
        return commandSyntax.name()
                + commandSyntax.arguments().stream()
                        .map(argument -> " " + argument.synopsis())
                        .collect(Collectors.joining());
    }

    private static String written(OptionSpec option) {
        return (option.letter() == ' ' ? "" : "-" + option.letter() + ", ") + option.synopsis();
    }

    private static String row(String left, String right) {
        return "  " + left + " ".repeat(Math.max(2, 32 - left.length())) + right;
    }
}
