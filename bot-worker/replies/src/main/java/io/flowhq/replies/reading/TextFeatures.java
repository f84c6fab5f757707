package io.flowhq.replies.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The features by which sentences are compared: words, pairs of words, and stretches of letters within words. */
final class TextFeatures {

    /** Pairs and stretches of fewer examples say little and cost time. */
    private static final int MIN_SENTENCES = 2;

    private static final String WORD = "w:";
    private static final int MIN_STRETCH = 3;
    private static final int MAX_STRETCH = 5;
    private static final float WORD_WEIGHT = 1.0f;
    private static final float PAIR_WEIGHT = 0.8f;
    private static final float STRETCH_WEIGHT = 0.45f;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final float[] rarity;
    private final float rarest;

    TextFeatures(List<IntentExample> examples) {
        Map<String, Integer> sentences = new HashMap<>();
        for (IntentExample example : examples) {
            named(example.words()).keySet().forEach(name -> sentences.merge(name, 1, Integer::sum));
        }
        sentences.keySet().stream()
                .filter(name -> name.startsWith(WORD) || sentences.getOrDefault(name, 0) >= MIN_SENTENCES)
                .sorted()
                .forEach(name -> numbers.put(name, numbers.size()));
        rarest = (float) Math.log(1.0 + examples.size());
        rarity = new float[numbers.size()];
        numbers.forEach((name, number) ->
                rarity[number] = (float) Math.log(1.0 + (double) examples.size() / sentences.getOrDefault(name, 1)));
    }

    boolean knows(String word) {
        return numbers.containsKey(WORD + word);
    }

    int count() {
        return rarity.length;
    }

    /** The features of a sentence with weights of length one; what no example has is left out. */
    FeatureVector of(List<String> words) {
        Map<String, Float> named = named(words);
        int[] indexes = new int[named.size()];
        float[] weights = new float[named.size()];
        int used = 0;
        double squares = 0;
        double unknown = 0;
        for (Map.Entry<String, Float> entry : named.entrySet()) {
            Integer number = numbers.get(entry.getKey());
            if (number != null) {
                float weight = entry.getValue() * rarity[number];
                indexes[used] = number;
                weights[used++] = weight;
                squares += weight * weight;
            } else if (entry.getKey().startsWith(WORD)) {
                unknown += rarest * rarest;
            }
        }
        return FeatureVector.ofLengthOne(indexes, weights, used, squares, unknown);
    }

    private static Map<String, Float> named(List<String> words) {
        Map<String, Float> features = new HashMap<>();
        List<String> bounded = new ArrayList<>(words.size() + 2);
        bounded.add("^");
        bounded.addAll(words);
        bounded.add("$");
        for (int i = 1; i < bounded.size(); i++) {
            features.put("p:" + bounded.get(i - 1) + " " + bounded.get(i), PAIR_WEIGHT);
        }
        for (String word : words) {
            features.put(WORD + word, WORD_WEIGHT);
            String padded = "_" + word + "_";
            for (int length = MIN_STRETCH; length <= MAX_STRETCH; length++) {
                for (int from = 0; from + length <= padded.length(); from++) {
                    features.put(padded.substring(from, from + length), STRETCH_WEIGHT);
                }
            }
        }
        return features;
    }
}
