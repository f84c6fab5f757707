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
final class Reading {

    private static final String HELP = "help";

    private final Commands commands;
    private final List<String> name = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<OptionSpec, String> options = new LinkedHashMap<>();
    private @Nullable Syntax syntax;

    Reading(Commands commands) {
        this.commands = commands;
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
        if (syntax != null) {
            arguments.add(word);
            return;
        }
        name.add(word);
        String full = String.join(" ", name);
        syntax = commands.named(full).map(ShellCommand::syntax).orElse(null);
        if (syntax == null && name.size() > 1) {
            throw commands.unknownVerb(name.getFirst(), word);
        }
        if (syntax == null && !commands.isNoun(word)) {
            throw commands.unknown(word, rest.hasNext() ? rest.next() : "");
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
                throw Failure.usage(key + " needs a value: " + option.synopsis() + ".");
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
        return syntax == null ? Syntax.COMMON.stream() : syntax.allOptions();
    }

    private Failure unknownOption(String key) {
        List<String> right = knownOptions().map(OptionSpec::name).sorted().toList();
        String where = syntax == null ? "before a command" : "in '" + syntax.name() + "'";
        String meant = Nearest.to(key.replaceFirst("^-+", ""), right)
                .map(nearest -> "Did you mean --" + nearest + "?")
                .orElse("It has --" + String.join(", --", right) + ".");
        return Failure.usage("There is no option " + key + " " + where + ". " + meant);
    }

    private ParsedInput help() {
        ShellCommand help = commands.named(HELP).orElseThrow();
        return input(help.syntax(), name, Map.of());
    }

    private ParsedInput input() {
        if (syntax == null) {
            throw name.isEmpty() ? Failure.usage("No command given. Try help.") : missingVerb();
        }
        List<Syntax.Argument> declared = syntax.arguments();
        if (arguments.size() > declared.size()) {
            throw tooMany(syntax, arguments.get(declared.size()));
        }
        String missing = declared.stream()
                .skip(arguments.size())
                .filter(Syntax.Argument::required)
                .map(argument -> argument.name() + " (" + argument.description() + ")")
                .collect(Collectors.joining(" and a "));
        if (!missing.isEmpty()) {
            throw Failure.usage("'" + syntax.name() + "' needs a " + missing + ".");
        }
        return input(syntax, arguments, options);
    }

    private Failure missingVerb() {
        return commands.unknownVerb(name.getFirst(), "");
    }

    private static Failure tooMany(Syntax syntax, String word) {
        String hint = syntax.arguments().isEmpty() ? "" : " A name of several words stands in quotes.";
        return Failure.usage("'" + syntax.name() + "' has no use for '" + word + "'." + hint);
    }

    private static ParsedInput input(Syntax syntax, List<String> arguments, Map<OptionSpec, String> options) {
        List<String> name = List.of(syntax.name().split(" "));
        ParsedInput.Builder input = ParsedInput.builder().commandName(name.getFirst());
        name.stream().skip(1).forEach(input::addSubCommand);
        for (int i = 0; i < arguments.size(); i++) {
            input.addArgument(new CommandArgument(i, arguments.get(i)));
        }
        options.forEach((option, value) -> input.addOption(option.given(value)));
        return input.build();
    }
}
