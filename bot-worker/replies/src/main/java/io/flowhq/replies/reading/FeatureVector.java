package io.flowhq.replies.reading;

import java.util.Arrays;

/**
 * A sentence as numbered features with weights; the squares of the weights add up to one, unless it has none.
 *
 * @param coverage how much of the sentence the features are, from 0 to 1; the rest stands in no example
 */
record FeatureVector(int[] indexes, float[] weights, float coverage) {

    static FeatureVector ofLengthOne(int[] indexes, float[] weights, int used, double squares, double unknown) {
        int[] some = Arrays.copyOf(indexes, used);
        float[] scaled = Arrays.copyOf(weights, used);
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < used; i++) {
            scaled[i] /= length;
        }
        return new FeatureVector(some, scaled, (float) Math.sqrt(squares / Math.max(squares + unknown, 1.0e-9)));
    }

    int size() {
        return indexes.length;
    }
}
