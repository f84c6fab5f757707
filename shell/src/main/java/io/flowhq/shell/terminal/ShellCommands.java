package io.flowhq.shell.terminal;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All commands of this shell, by name; knows what somebody meant who wrote one that does not exist. */
@Component
public final class ShellCommands {

    private final SortedMap<String, ShellCommand> byName = new TreeMap<>();

    ShellCommands(ObjectProvider<ShellCommand> commands) {
        commands.forEach(command -> byName.put(command.getName(), command));
    }

    List<ShellCommand> all() {
        return List.copyOf(byName.values());
    }

    Optional<ShellCommand> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The commands of a noun, empty when it is none. */
    List<ShellCommand> of(String noun) {
        return all().stream()
                .filter(command -> command.getName().startsWith(noun + " "))
                .toList();
    }

    boolean isNoun(String word) {
        return !of(word).isEmpty();
    }

    /** @param next the word after it, empty when there is none */
    CommandFailure unknown(String word, String next) {
        List<String> firstWords = byName.keySet().stream()
                .map(name -> name.split(" ")[0])
                .distinct()
                .toList();
        String meant = Suggestion.to(word, firstWords)
                .map(nearest -> "Did you mean '" + withVerb(nearest, next) + "'?")
                .orElse("There are " + String.join(", ", firstWords) + ".");
        return CommandFailure.usage("There is no command '" + word + "'. " + meant);
    }

    private String withVerb(String noun, String next) {
        return next.isEmpty() || !isNoun(noun)
                ? noun
                : Suggestion.to(next, verbs(noun))
                        .map(verb -> noun + " " + verb)
                        .orElse(noun);
    }

    CommandFailure unknownVerb(String noun, String verb) {
        List<String> verbs = verbs(noun);
        if (verb.isEmpty()) {
            return CommandFailure.usage("'" + noun + "' needs a verb: " + String.join(", ", verbs) + ".");
        }
        String meant = Suggestion.to(verb, verbs)
                .map(nearest -> "Did you mean '" + noun + " " + nearest + "'?")
                .orElse("It has " + String.join(", ", verbs) + ".");
        return CommandFailure.usage("'" + noun + "' has no verb '" + verb + "'. " + meant);
    }

    private List<String> verbs(String noun) {
        return of(noun).stream()
                .map(command -> command.getName().substring(noun.length() + 1))
                .toList();
    }
}
