package io.flowhq.shell.terminal;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All commands of this shell, by name; knows what somebody meant who wrote one that does not exist. */
@Component
public final class Commands {

    private final SortedMap<String, ShellCommand> byName = new TreeMap<>();

    Commands(ObjectProvider<ShellCommand> commands) {
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
    Failure unknown(String word, String next) {
        List<String> firstWords = byName.keySet().stream()
                .map(name -> name.split(" ")[0])
                .distinct()
                .toList();
        String nearest = Nearest.to(word, firstWords).orElse("help");
        String verb = next.isEmpty() || !isNoun(nearest)
                ? ""
                : " " + Nearest.to(next, verbs(nearest)).orElseThrow();
        return Failure.usage("There is no command '" + word + "'. Did you mean '" + nearest + verb + "'?");
    }

    Failure unknownVerb(String noun, String verb) {
        List<String> verbs = verbs(noun);
        if (verb.isEmpty()) {
            return Failure.usage("'" + noun + "' needs a verb: " + String.join(", ", verbs) + ".");
        }
        return Failure.usage("'" + noun + "' has no verb '" + verb + "'. Did you mean '" + noun + " "
                + Nearest.to(verb, verbs).orElseThrow() + "'?");
    }

    private List<String> verbs(String noun) {
        return of(noun).stream()
                .map(command -> command.getName().substring(noun.length() + 1))
                .toList();
    }
}
