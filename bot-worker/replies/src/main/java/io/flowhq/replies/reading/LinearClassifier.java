package io.flowhq.replies.reading;

import java.util.List;
import java.util.Random;

/**
 * Multinomial logistic regression over sparse features, trained when it is made. The order of training is fixed, so the
 * same examples give the same weights.
 */
final class LinearClassifier {

    private static final int EPOCHS = 8;
    /** Classes that are less wrong than this are left alone, which saves most of the time. */
    private static final float SMALLEST_ERROR = 0.008f;

    private static final float RATE = 0.5f;
    private static final long SEED = 7;
    /** Sharpens the scores: with few examples for each class the trained scores are too even. */
    private static final float SHARPNESS = 1.6f;

    /** Evens out that some classes have many more examples than others, in part. */
    private static final double BALANCE = 0.3;

    private final int classes;
    private final float[] weights;

    LinearClassifier(List<FeatureVector> vectors, int[] labels, int classes, int features) {
        this.classes = classes;
        weights = new float[features * classes];
        float[] squares = new float[features * classes];
        float[] balance = balance(labels, classes);
        int[] order = new int[labels.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Random random = new Random(SEED);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (int i : order) {
                learn(vectors.get(i), labels[i], balance[labels[i]], squares);
            }
        }
    }

    private static float[] balance(int[] labels, int classes) {
        int[] examples = new int[classes];
        for (int label : labels) {
            examples[label]++;
        }
        float[] balance = new float[classes];
        double mean = (double) labels.length / classes;
        for (int c = 0; c < classes; c++) {
            balance[c] = (float) Math.pow(mean / Math.max(1, examples[c]), BALANCE);
        }
        return balance;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private void learn(FeatureVector vector, int label, float balance, float[] squares) {
        float[] errors = softmax(vector, 1.0f);
        errors[label] -= 1.0f;
        int[] wrong = new int[classes];
        int many = 0;
        for (int c = 0; c < classes; c++) {
            if (Math.abs(errors[c]) > SMALLEST_ERROR) {
                wrong[many++] = c;
            }
        }
        for (int k = 0; k < vector.size(); k++) {
            int at = vector.indexes()[k] * classes;
            for (int n = 0; n < many; n++) {
                int c = wrong[n];
                float gradient = errors[c] * vector.weights()[k] * balance;
                squares[at + c] += gradient * gradient;
                weights[at + c] -= RATE * gradient / (float) Math.sqrt(squares[at + c] + 1.0e-3f);
            }
        }
    }

    /** A score for each class; they add up to one. */
    float[] scores(FeatureVector vector) {
        return softmax(vector, SHARPNESS);
    }

    private float[] softmax(FeatureVector vector, float sharpness) {
        float[] scores = new float[classes];
        for (int k = 0; k < vector.size(); k++) {
            int at = vector.indexes()[k] * classes;
            float weight = vector.weights()[k];
            for (int c = 0; c < classes; c++) {
                scores[c] += weights[at + c] * weight;
            }
        }
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        float sum = 0;
        for (int c = 0; c < classes; c++) {
            scores[c] = (float) Math.exp(sharpness * (scores[c] - most));
            sum += scores[c];
        }
        for (int c = 0; c < classes; c++) {
            scores[c] /= sum;
        }
        return scores;
    }
}
