package io.flowhq.replies.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a message by examples: a classifier trained on all of them says which intent it may have, and the nearest
 * example of that intent says why. Immutable and safe for many threads.
 */
public final class ExampleReader {

    /** How much of a score comes from the classifier; the rest comes from the nearest example. */
    private static final double TRAINED = 0.65;

    /** A message of which this much more is known than unknown keeps its whole score. */
    private static final double COVERED = 0.45;

    private final List<IntentExample> examples;
    private final List<String> intents;
    private final int[] labels;
    private final TextFeatures features;
    private final NearestExamples nearest;
    private final LinearClassifier classifier;
    private final KnownSpellings spellings;

    public ExampleReader(List<IntentExample> examples) {
        this.examples = List.copyOf(examples);
        intents =
                examples.stream().map(IntentExample::intent).distinct().sorted().toList();
        labels = examples.stream()
                .mapToInt(example -> intents.indexOf(example.intent()))
                .toArray();
        features = new TextFeatures(this.examples);
        spellings = new KnownSpellings(features.sentencesOfWord());
        List<FeatureVector> vectors =
                examples.stream().map(example -> features.of(example.words())).toList();
        nearest = new NearestExamples(vectors, features.count());
        classifier = new LinearClassifier(vectors, labels, intents.size(), features.count());
    }

    /** Whether an example has the word. */
    public boolean knows(String word) {
        return features.knows(word);
    }

    /** The words as they are known: a slip of the finger is read as the word it is a slip of. */
    public List<String> spelled(List<String> words) {
        return spellings.of(words);
    }

    /** The intents the message may have, the likeliest first; empty when it shares nothing with any example. */
    public List<IntentScore> read(List<String> words) {
        FeatureVector vector = features.of(words);
        if (vector.size() == 0) {
            return List.of();
        }
        float[] scores = classifier.scores(vector);
        float[] likeness = nearest.likeness(vector);
        int[] best = new int[intents.size()];
        java.util.Arrays.fill(best, -1);
        for (int i = 0; i < likeness.length; i++) {
            int intent = labels[i];
            if (likeness[i] > 0 && (best[intent] < 0 || likeness[i] > likeness[best[intent]])) {
                best[intent] = i;
            }
        }
        double known = Math.min(1.0, COVERED + vector.coverage());
        List<IntentScore> readings = new ArrayList<>();
        for (int c = 0; c < best.length; c++) {
            double like = best[c] < 0 ? 0 : likeness[best[c]];
            String example = best[c] < 0 ? "" : examples.get(best[c]).text();
            double score = (TRAINED * scores[c] + (1 - TRAINED) * like) * known;
            readings.add(new IntentScore(intents.get(c), score, like, example));
        }
        readings.sort(Comparator.comparing(IntentScore::score).reversed().thenComparing(IntentScore::intent));
        return readings;
    }
}
