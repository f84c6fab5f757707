package io.flowhq.shell.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.ParsedInput;

/** One line being read, from the left. Options may stand anywhere; those of one command only after its name. */
final class LineParser {

    private static final String HELP = "help";

    private final ShellCommands shellCommands;
    private final List<String> name = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<OptionSpec, String> options = new LinkedHashMap<>();
    private @Nullable CommandSyntax commandSyntax;

    LineParser(ShellCommands shellCommands) {
        this.shellCommands = shellCommands;
    }

    ParsedInput read(List<String> words) {
        ListIterator<String> rest = words.listIterator();
        boolean onlyWords = false;
        while (rest.hasNext()) {
            String word = rest.next();
            if (!onlyWords && word.equals("--")) {
                onlyWords = true;
            } else if (onlyWords || !isOption(word)) {
                takeWord(word, rest);
            } else {
                takeOption(word, rest);
            }
        }
        return options.keySet().stream().anyMatch(option -> option.name().equals(HELP)) ? help() : input();
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    private void takeWord(String word, ListIterator<String> rest) {
        if (commandSyntax != null) {
            arguments.add(word);
            return;
        }
        name.add(word);
        String full = String.join(" ", name);
        commandSyntax = shellCommands.named(full).map(ShellCommand::syntax).orElse(null);
        if (commandSyntax == null && name.size() > 1) {
            throw shellCommands.unknownVerb(name.getFirst(), word);
        }
        if (commandSyntax == null && !shellCommands.isNoun(word)) {
            throw shellCommands.unknown(word, rest.hasNext() ? rest.next() : "");
        }
    }

    private void takeOption(String word, ListIterator<String> rest) {
        int equals = word.indexOf('=');
        String key = equals < 0 ? word : word.substring(0, equals);
        OptionSpec option = known(key).orElseThrow(() -> unknownOption(key));
        if (equals >= 0) {
            options.put(option, option.checked(word.substring(equals + 1)));
        } else if (option.takesNextWord()) {
            String value = rest.hasNext() ? rest.next() : "-";
            if (isOption(value) || value.equals("-")) {
                throw CommandFailure.usage(key + " needs a value: " + option.synopsis() + ".");
            }
            options.put(option, option.checked(value));
        } else if (option.value() != null) {
            options.put(option, option.value());
        }
    }

    private Optional<OptionSpec> known(String key) {
        return knownOptions().filter(option -> option.isCalled(key)).findFirst();
    }

    private Stream<OptionSpec> knownOptions() {
        return commandSyntax == null ? CommandSyntax.COMMON.stream() : commandSyntax.allOptions();
    }

    private CommandFailure unknownOption(String key) {
        List<String> right = knownOptions().map(OptionSpec::name).sorted().toList();
        String where = commandSyntax == null ? "before a command" : "in '" + commandSyntax.name() + "'";
        String meant = Suggestion.to(key.replaceFirst("^-+", ""), right)
                .map(nearest -> "Did you mean --" + nearest + "?")
                .orElse("It has --" + String.join(", --", right) + ".");
        return CommandFailure.usage("There is no option " + key + " " + where + ". " + meant);
    }

    private ParsedInput help() {
        ShellCommand help = shellCommands.named(HELP).orElseThrow();
        return input(help.syntax(), name, Map.of());
    }

    private ParsedInput input() {
        if (commandSyntax == null) {
            throw name.isEmpty() ? CommandFailure.usage("No command given. Try help.") : missingVerb();
        }
        List<CommandSyntax.Argument> declared = commandSyntax.arguments();
        if (arguments.size() > declared.size()) {
            throw tooMany(commandSyntax, arguments.get(declared.size()));
        }
        String missing = declared.stream()
                .skip(arguments.size())
                .filter(CommandSyntax.Argument::required)
                .map(argument -> argument.name() + " (" + argument.description() + ")")
                .collect(Collectors.joining(" and a "));
        if (!missing.isEmpty()) {
            throw CommandFailure.usage("'" + commandSyntax.name() + "' needs a " + missing + ".");
        }
        return input(commandSyntax, arguments, options);
    }

    private CommandFailure missingVerb() {
        return shellCommands.unknownVerb(name.getFirst(), "");
    }

    private static CommandFailure tooMany(CommandSyntax commandSyntax, String word) {
        String hint = commandSyntax.arguments().isEmpty() ? "" : " A name of several words stands in quotes.";
        return CommandFailure.usage("'" + commandSyntax.name() + "' has no use for '" + word + "'." + hint);
    }

    private static ParsedInput input(
            CommandSyntax commandSyntax, List<String> arguments, Map<OptionSpec, String> options) {
        List<String> name = List.of(commandSyntax.name().split(" "));
        ParsedInput.Builder input = ParsedInput.builder().commandName(name.getFirst());
        name.stream().skip(1).forEach(input::addSubCommand);
        for (int i = 0; i < arguments.size(); i++) {
            input.addArgument(new CommandArgument(i, arguments.get(i)));
        }
        options.forEach((option, value) -> input.addOption(option.given(value)));
        return input.build();
    }
}
