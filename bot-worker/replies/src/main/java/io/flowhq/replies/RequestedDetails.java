package io.flowhq.replies;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what a customer is usually asked for, so that nobody is asked for what they have just said: a day, a
 * time, a number, {@link #SOMETHING} more, which is the service or the product, or {@link #SEVERAL} words more.
 */
final class RequestedDetails {

    static final String SOMETHING = "something";

    static final String SEVERAL = "several";

    private static final int SEVERAL_WORDS = 3;

    private static final String NUMBER = "number";

    private static final Pattern WITH_DIGITS = Pattern.compile("\\d+(\\p{L}*)");

    private final Map<String, Set<String>> words = new HashMap<>();

    private RequestedDetails() {}

    static RequestedDetails of(YamlSection yamlSection, Set<String> numbers) {
        RequestedDetails requestedDetails = new RequestedDetails();
        yamlSection.keys().forEach(kind -> requestedDetails.words.put(kind, new HashSet<>(yamlSection.list(kind))));
        requestedDetails.words.put(NUMBER, numbers);
        return requestedDetails;
    }

    boolean knows(String kind) {
        return kind.equals(SOMETHING) || kind.equals(SEVERAL) || words.containsKey(kind);
    }

    /** @param tokens the words of the message that no intent explains */
    boolean areTold(List<String> kinds, List<Token> tokens) {
        return !kinds.isEmpty()
                && kinds.stream()
                        .allMatch(kind -> kind.equals(SEVERAL)
                                ? tokens.size() >= SEVERAL_WORDS
                                : tokens.stream().anyMatch(token -> isA(kind, token)));
    }

    private boolean isA(String kind, Token token) {
        if (kind.equals(SOMETHING)) {
            return words.keySet().stream().noneMatch(other -> isA(other, token));
        }
        Matcher digits = WITH_DIGITS.matcher(token.text());
        Set<String> declared = words.getOrDefault(kind, Set.of());
        boolean hasDigits = digits.matches();
        return token.isOneOf(declared)
                || (hasDigits && declared.contains(digits.group(1)))
                || (hasDigits && kind.equals(NUMBER));
    }
}
