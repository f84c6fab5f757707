package io.flowhq.shell.terminal;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandCompleter;
import org.springframework.stereotype.Component;

/**
 * Completes nouns, verbs, options and their choices, and arguments with the names that exist right now. Takes the place
 * of Spring Shell's completer, which proposes nothing for arguments.
 */
@Component
final class LiveCompleter extends CommandCompleter {

    private final Commands commands;
    private final Map<String, RecentNames> namesByArgument = new HashMap<>();

    LiveCompleter(CommandRegistry registry, Commands commands, ObjectProvider<LiveNames> names, InstantSource clock) {
        super(registry);
        this.commands = commands;
        names.forEach(live -> namesByArgument.put(live.argument(), new RecentNames(live::now, clock)));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        List<String> bare =
                before.stream().filter(word -> !word.startsWith("-")).toList();
        Optional<Syntax> syntax = command(bare).map(ShellCommand::syntax);
        String typed = line.word().substring(0, line.wordCursor());
        if (syntax.isEmpty()) {
            completeName(bare, candidates);
        } else if (typed.startsWith("-")) {
            completeOption(syntax.get(), typed, before, candidates);
        } else {
            completeValue(syntax.get(), before, candidates);
        }
    }

    private Optional<ShellCommand> command(List<String> bare) {
        return switch (bare.size()) {
            case 0 -> Optional.empty();
            case 1 -> commands.named(bare.getFirst());
            default -> commands.named(bare.get(0) + " " + bare.get(1)).or(() -> commands.named(bare.getFirst()));
        };
    }

    private void completeName(List<String> bare, List<Candidate> candidates) {
        if (bare.isEmpty()) {
            commands.all().stream()
                    .map(command -> command.getName().split(" ")[0])
                    .distinct()
                    .forEach(noun -> candidates.add(new Candidate(noun)));
        } else if (bare.size() == 1) {
            String noun = bare.getFirst();
            commands.of(noun)
                    .forEach(command -> candidates.add(
                            candidate(command.getName().substring(noun.length() + 1), command.getDescription())));
        }
    }

    private static void completeOption(Syntax syntax, String typed, List<String> before, List<Candidate> candidates) {
        int equals = typed.indexOf('=');
        if (equals > 0) {
            String key = typed.substring(0, equals);
            syntax.optionCalled(key)
                    .ifPresent(option ->
                            option.choices().forEach(choice -> candidates.add(new Candidate(key + "=" + choice))));
            return;
        }
        syntax.allOptions()
                .filter(option -> before.stream().noneMatch(word -> option.isCalled(word.split("=")[0])))
                .forEach(option -> candidates.add(candidate("--" + option.name(), option.description())));
    }

    private void completeValue(Syntax syntax, List<String> before, List<Candidate> candidates) {
        Optional<OptionSpec> open = syntax.optionCalled(before.getLast()).filter(OptionSpec::takesNextWord);
        if (open.isPresent()) {
            open.get().choices().forEach(choice -> candidates.add(new Candidate(choice)));
            return;
        }
        int position = argumentsIn(syntax, before);
        if (position < syntax.arguments().size()) {
            RecentNames names =
                    namesByArgument.get(syntax.arguments().get(position).name());
            if (names != null) {
                names.get().forEach(name -> candidates.add(candidate(name.value(), name.description())));
            }
        }
    }

    /** How many arguments stand before the cursor; the values of options are none. */
    private static int argumentsIn(Syntax syntax, List<String> before) {
        int arguments = -syntax.name().split(" ").length;
        for (int i = 0; i < before.size(); i++) {
            boolean isValue = i > 0
                    && syntax.optionCalled(before.get(i - 1))
                            .filter(OptionSpec::takesNextWord)
                            .isPresent();
            if (!before.get(i).startsWith("-") && !isValue) {
                arguments++;
            }
        }
        return arguments;
    }

    private static Candidate candidate(String value, @Nullable String description) {
        return new Candidate(value, value, null, description, null, null, true);
    }
}
