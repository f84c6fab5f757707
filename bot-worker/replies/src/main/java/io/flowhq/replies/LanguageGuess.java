package io.flowhq.replies;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells when a message is clearly in a language. Each language declares words, and Swahili also beginnings of words,
 * that the other one does not use; loan words both use ("book", "order", "hello") are declared nowhere. A message is
 * clearly in the other language when it holds such words of that one and none of the expected one, or at least two more.
 */
final class LanguageGuess {

    /** One or two words of the other language are borrowed: "duvet ni how much". */
    private static final int CLEARLY = 2;

    private record Evidence(Set<String> words, List<String> beginnings, int fewestLetters) {

        long in(TokenizedMessage tokenizedMessage) {
            return tokenizedMessage.tokens().stream().filter(this::speaks).count();
        }

        private boolean speaks(Token token) {
            return token.isOneOf(words)
                    || (token.text().length() >= fewestLetters
                            && beginnings.stream().anyMatch(token.text()::startsWith));
        }
    }

    private final Map<ReplyLanguage, Evidence> evidence;

    private LanguageGuess(Map<ReplyLanguage, Evidence> evidence) {
        this.evidence = evidence;
    }

    static LanguageGuess of(YamlSection yamlSection) {
        Map<ReplyLanguage, Evidence> evidence = new EnumMap<>(ReplyLanguage.class);
        evidence.put(ReplyLanguage.SW, evidence(yamlSection.section("sw")));
        evidence.put(ReplyLanguage.EN, evidence(yamlSection.section("en")));
        yamlSection.refuseUnknownKeys();
        Set<String> both = new HashSet<>(of(evidence, ReplyLanguage.SW).words());
        both.retainAll(of(evidence, ReplyLanguage.EN).words());
        if (!both.isEmpty()) {
            yamlSection.fault("words that speak for both languages: " + both);
        }
        return new LanguageGuess(evidence);
    }

    private static Evidence evidence(YamlSection yamlSection) {
        Evidence evidence = new Evidence(
                Set.copyOf(new HashSet<>(yamlSection.list("words"))),
                yamlSection.list("beginnings"),
                yamlSection.has("beginnings") ? yamlSection.number("fewest_letters") : 0);
        yamlSection.refuseUnknownKeys();
        return evidence;
    }

    /** How many words of the message speak for the language for which most do. */
    long evidence(TokenizedMessage tokenizedMessage) {
        return evidence.values().stream()
                .mapToLong(language -> language.in(tokenizedMessage))
                .max()
                .orElse(0);
    }

    private static Evidence of(Map<ReplyLanguage, Evidence> evidence, ReplyLanguage language) {
        Evidence found = evidence.get(language);
        if (found == null) {
            throw new IllegalStateException("No evidence is declared for " + language);
        }
        return found;
    }

    /**
     * @param usual the tenant's setting
     * @param lately the language of the last reply in the chat, or the tenant's setting when there is none; it is kept
     *     by a message that speaks for no language, such as a number
     */
    ReplyLanguage of(TokenizedMessage tokenizedMessage, ReplyLanguage usual, ReplyLanguage lately) {
        long forUsual = of(evidence, usual).in(tokenizedMessage);
        long forOther = of(evidence, usual.other()).in(tokenizedMessage);
        if (forUsual == 0 && forOther == 0) {
            return lately;
        }
        return forUsual == 0 || forOther >= forUsual + CLEARLY ? usual.other() : usual;
    }
}
