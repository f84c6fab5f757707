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

/**
 * One line being read, from the left. Options may stand anywhere; those of one command only after its name. Whatever is
 * wrong with a line is a {@link CommandFailure} that names the nearest right word.
 */
final class LineParser {

    private static final String HELP = "help";

    private final ShellCommands shellCommands;
    private final List<String> name = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, Object> options = new LinkedHashMap<>();
    private @Nullable ShellCommand command;

    LineParser(ShellCommands shellCommands) {
        this.shellCommands = shellCommands;
    }

    ParsedLine read(List<String> words) {
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
        return options.containsKey(HELP) ? help() : complete();
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    private void takeWord(String word, ListIterator<String> rest) {
        if (command != null) {
            arguments.add(word);
            return;
        }
        name.add(word);
        String full = String.join(" ", name);
        command = shellCommands.named(full).orElse(null);
        if (command == null && name.size() > 1) {
            throw shellCommands.unknownVerb(name.getFirst(), word);
        }
        if (command == null && !shellCommands.isNoun(word)) {
            throw shellCommands.unknown(word, rest.hasNext() ? rest.next() : "");
        }
    }

    private void takeOption(String word, ListIterator<String> rest) {
        int equals = word.indexOf('=');
        String key = equals < 0 ? word : word.substring(0, equals);
        OptionSpec option = known(key).orElseThrow(() -> unknownOption(key));
        if (equals >= 0) {
            options.put(option.name(), option.read(word.substring(equals + 1)));
        } else if (option.takesNextWord()) {
            String value = rest.hasNext() ? rest.next() : "-";
            if (isOption(value) || value.equals("-")) {
                throw CommandFailure.usage(key + " needs a value: " + option.synopsis() + ".");
            }
            options.put(option.name(), option.read(value));
        } else if (option.value() != null) {
            options.put(option.name(), option.read(option.value()));
        }
    }

    private Optional<OptionSpec> known(String key) {
        return knownOptions().filter(option -> option.isCalled(key)).findFirst();
    }

    private Stream<OptionSpec> knownOptions() {
        return command == null
                ? CommandSyntax.COMMON.stream()
                : command.syntax().allOptions();
    }

    private CommandFailure unknownOption(String key) {
        List<String> right = knownOptions().map(OptionSpec::name).sorted().toList();
        String where = command == null ? "before a command" : "in '" + command.name() + "'";
        String meant = Suggestion.to(key.replaceFirst("^-+", ""), right)
                .map(nearest -> "Did you mean --" + nearest + "?")
                .orElse("It has --" + String.join(", --", right) + ".");
        return CommandFailure.usage("There is no option " + key + " " + where + ". " + meant);
    }

    private ParsedLine help() {
        return new ParsedLine(shellCommands.named(HELP).orElseThrow(), name, Map.of());
    }

    private ParsedLine complete() {
        if (command == null) {
            throw name.isEmpty() ? CommandFailure.usage("No command given. Try help.") : missingVerb();
        }
        List<CommandSyntax.Argument> declared = command.syntax().arguments();
        if (arguments.size() > declared.size()) {
            throw tooMany(command.syntax(), arguments.get(declared.size()));
        }
        String missing = declared.stream()
                .skip(arguments.size())
                .filter(CommandSyntax.Argument::required)
                .map(argument -> argument.name() + " (" + argument.description() + ")")
                .collect(Collectors.joining(" and a "));
        if (!missing.isEmpty()) {
            throw CommandFailure.usage("'" + command.name() + "' needs a " + missing + ".");
        }
        return new ParsedLine(command, arguments, options);
    }

    private CommandFailure missingVerb() {
        return shellCommands.unknownVerb(name.getFirst(), "");
    }

    private static CommandFailure tooMany(CommandSyntax commandSyntax, String word) {
        String hint = commandSyntax.arguments().isEmpty() ? "" : " A name of several words stands in quotes.";
        return CommandFailure.usage("'" + commandSyntax.name() + "' has no use for '" + word + "'." + hint);
    }
}
