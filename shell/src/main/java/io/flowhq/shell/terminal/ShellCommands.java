package io.flowhq.shell.terminal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * All commands of this shell, by name; knows what somebody meant who wrote one that does not exist. A command is the bean of
 * its name, and none is made before it is asked for.
 */
@Component
public final class ShellCommands {

    private final ListableBeanFactory beans;

    ShellCommands(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** In the order of their names. */
    List<ShellCommand> all() {
        return Stream.of(beans.getBeanNamesForType(ShellCommand.class))
                .sorted()
                .map(this::command)
                .toList();
    }

    Optional<ShellCommand> named(String name) {
        return beans.containsBean(name) && beans.isTypeMatch(name, ShellCommand.class)
                ? Optional.of(command(name))
                : Optional.empty();
    }

    /** The commands of a noun in the order of their verbs, empty when it is none. */
    List<ShellCommand> of(String noun) {
        return names(noun).map(this::command).toList();
    }

    private ShellCommand command(String name) {
        return beans.getBean(name, ShellCommand.class);
    }

    /** Nothing but a command has a name of two words. */
    private Stream<String> names(String noun) {
        return Stream.of(beans.getBeanDefinitionNames())
                .filter(name -> name.startsWith(noun + " "))
                .sorted();
    }

    boolean isNoun(String word) {
        return names(word).findAny().isPresent();
    }

    /** @param next the word after it, empty when there is none */
    CommandFailure unknown(String word, String next) {
        List<String> firstWords = firstWords();
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

    /** Every noun, and the commands that have none. */
    List<String> firstWords() {
        return Stream.of(beans.getBeanNamesForType(ShellCommand.class))
                .map(name -> name.split(" ")[0])
                .sorted()
                .distinct()
                .toList();
    }

    List<String> verbs(String noun) {
        return names(noun).map(name -> name.substring(noun.length() + 1)).toList();
    }
}
