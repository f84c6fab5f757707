package io.flowhq.replies.knowledge;

import io.flowhq.replies.slots.ThingWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the own question of a business that a message asks, by the words both share. */
public final class QuestionSearch {

    private static final double MIN_LIKENESS = 0.74;
    private static final double FILLER_WEIGHT = 0.5;
    private static final double LINK_WEIGHT = 0.1;
    private static final int MAX_LINK = 3;

    /** @param likeness from 0 to 1 */
    public record Found(OwnAnswer answer, String question, double likeness) {}

    private final ThingWords thingWords;

    public QuestionSearch(ThingWords thingWords) {
        this.thingWords = thingWords;
    }

    /** The one most like it; empty when none is like enough. */
    public Optional<Found> find(List<OwnAnswer> answers, List<String> words) {
        if (answers.isEmpty() || words.isEmpty()) {
            return Optional.empty();
        }
        Set<String> said = new LinkedHashSet<>(words);
        Found best = null;
        for (OwnAnswer answer : answers) {
            for (String question : answer.questions()) {
                double likeness = likeness(said, new LinkedHashSet<>(SearchWords.of(question)));
                if (likeness >= MIN_LIKENESS && (best == null || likeness > best.likeness())) {
                    best = new Found(answer, question, likeness);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    public static List<String> words(String text) {
        return SearchWords.of(text);
    }

    private double likeness(Set<String> said, Set<String> question) {
        double shared = 0;
        double all = 0;
        for (String word : question) {
            double weight = weight(word);
            all += weight;
            shared += isIn(said, word) ? 2 * weight : 0;
        }
        for (String word : said) {
            all += weight(word);
        }
        return all == 0 ? 0 : Math.min(1, shared / all);
    }

    private static boolean isIn(Set<String> said, String word) {
        if (said.contains(word)) {
            return true;
        }
        Set<String> forms = SearchWords.forms(word);
        return said.stream()
                .anyMatch(other -> SearchWords.isTypo(other, word)
                        || SearchWords.forms(other).stream().anyMatch(forms::contains));
    }

    private double weight(String word) {
        if (!thingWords.namesNothing(word)) {
            return 1;
        }
        return word.length() <= MAX_LINK || thingWords.asksWhetherThereIs(word) ? LINK_WEIGHT : FILLER_WEIGHT;
    }
}
