package io.flowhq.replies.reading;

import java.util.ArrayList;
import java.util.List;

/** Finds how like a sentence is to each example, by the weights of the features both have. */
final class NearestExamples {

    private record Posting(int example, float weight) {}

    private final List<List<Posting>> byFeature;
    private final int examples;

    NearestExamples(List<FeatureVector> vectors, int features) {
        examples = vectors.size();
        byFeature = new ArrayList<>(features);
        for (int i = 0; i < features; i++) {
            byFeature.add(new ArrayList<>(1));
        }
        for (int i = 0; i < vectors.size(); i++) {
            FeatureVector vector = vectors.get(i);
            for (int k = 0; k < vector.size(); k++) {
                byFeature.get(vector.indexes()[k]).add(new Posting(i, vector.weights()[k]));
            }
        }
    }

    /** Likeness from 0 to 1, by the number of the example. */
    float[] likeness(FeatureVector sentence) {
        float[] likeness = new float[examples];
        for (int k = 0; k < sentence.size(); k++) {
            for (Posting posting : byFeature.get(sentence.indexes()[k])) {
                likeness[posting.example()] += posting.weight() * sentence.weights()[k];
            }
        }
        return likeness;
    }
}
