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
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.jline.CommandCompleter;
import org.springframework.stereotype.Component;

/**
 * Completes nouns, verbs, options and their choices, and arguments with the names that exist right now. Takes the place
 * of Spring Shell's completer, which proposes nothing for arguments.
 */
@Component
final class LiveCompleter extends CommandCompleter {

    private final ShellCommands shellCommands;
    private final Map<String, CachedLookup<List<CompletionProposal>>> namesByArgument = new HashMap<>();

    LiveCompleter(
            CommandRegistry registry,
            ShellCommands shellCommands,
            ObjectProvider<NameSource> names,
            InstantSource clock) {
        super(registry);
        this.shellCommands = shellCommands;
        names.forEach(live -> namesByArgument.put(live.argument(), new CachedLookup<>(live::now, List.of(), clock)));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        List<String> bare =
                before.stream().filter(word -> !word.startsWith("-")).toList();
        Optional<CommandSyntax> commandSyntax = command(bare).map(ShellCommand::syntax);
        String typed = line.word().substring(0, line.wordCursor());
        if (commandSyntax.isEmpty()) {
            completeName(bare, candidates);
        } else if (typed.startsWith("-")) {
            completeOption(commandSyntax.get(), typed, before, candidates);
        } else {
            completeValue(commandSyntax.get(), before, candidates);
        }
    }

    private Optional<ShellCommand> command(List<String> bare) {
        return switch (bare.size()) {
            case 0 -> Optional.empty();
            case 1 -> shellCommands.named(bare.getFirst());
            default ->
                shellCommands.named(bare.get(0) + " " + bare.get(1)).or(() -> shellCommands.named(bare.getFirst()));
        };
    }

    private void completeName(List<String> bare, List<Candidate> candidates) {
        if (bare.isEmpty()) {
            shellCommands.firstWords().forEach(noun -> candidates.add(new Candidate(noun)));
        } else if (bare.size() == 1) {
            String noun = bare.getFirst();
            shellCommands
                    .of(noun)
                    .forEach(command -> candidates.add(candidate(
                            command.name().substring(noun.length() + 1),
                            command.syntax().summary())));
        }
    }

    private static void completeOption(
            CommandSyntax commandSyntax, String typed, List<String> before, List<Candidate> candidates) {
        int equals = typed.indexOf('=');
        if (equals > 0) {
            String key = typed.substring(0, equals);
            commandSyntax
                    .optionCalled(key)
                    .ifPresent(option ->
                            option.choices().forEach(choice -> candidates.add(new Candidate(key + "=" + choice))));
            return;
        }
        commandSyntax
                .allOptions()
                .filter(option -> before.stream().noneMatch(word -> option.isCalled(word.split("=")[0])))
                .forEach(option -> candidates.add(candidate("--" + option.name(), option.description())));
    }

    private void completeValue(CommandSyntax commandSyntax, List<String> before, List<Candidate> candidates) {
        Optional<OptionSpec> open = commandSyntax.optionCalled(before.getLast()).filter(OptionSpec::takesNextWord);
        if (open.isPresent()) {
            open.get().choices().forEach(choice -> candidates.add(new Candidate(choice)));
            return;
        }
        int position = argumentsIn(commandSyntax, before);
        if (position < commandSyntax.arguments().size()) {
            CachedLookup<List<CompletionProposal>> names =
                    namesByArgument.get(commandSyntax.arguments().get(position).name());
            if (names != null) {
                names.get().forEach(name -> candidates.add(candidate(name.value(), name.description())));
            }
        }
    }

    /** How many arguments stand before the cursor; the values of options are none. */
    private static int argumentsIn(CommandSyntax commandSyntax, List<String> before) {
        int arguments = -commandSyntax.name().split(" ").length;
        for (int i = 0; i < before.size(); i++) {
            boolean isValue = i > 0
                    && commandSyntax
                            .optionCalled(before.get(i - 1))
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
