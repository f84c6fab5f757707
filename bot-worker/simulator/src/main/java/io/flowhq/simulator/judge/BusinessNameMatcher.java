package io.flowhq.simulator.judge;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a business named in another's message: its name as a whole, in the same capitals, not as part of the sender's own
 * name. Names of fewer than three letters are too common to tell anything, and a phone without a name has its number.
 */
final class BusinessNameMatcher {
    private static final int MIN_LETTERS = 3;

    private final Map<String, String> names;
    private final Map<String, Pattern> patterns;

    BusinessNameMatcher(Map<String, String> names) {
        this.names = names;
        this.patterns = names.values().stream()
                .distinct()
                .filter(name -> name.chars().filter(Character::isLetter).count() >= MIN_LETTERS)
                .collect(Collectors.toMap(Function.identity(), BusinessNameMatcher::whole));
    }

    private static Pattern whole(String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])");
    }

    Optional<String> otherIn(String text, String phone) {
        var own = names.getOrDefault(phone, "");
        var rest = own.isEmpty() ? text : text.replace(own, "\u0000");
        return patterns.entrySet().stream()
                .filter(other -> !other.getKey().equals(own) && rest.contains(other.getKey()))
                .filter(other -> other.getValue().matcher(rest).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
