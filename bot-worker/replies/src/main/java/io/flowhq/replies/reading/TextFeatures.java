package io.flowhq.replies.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The features by which sentences are compared: words, pairs of words, also of those with any rare word, and stretches of
 * letters within words.
 */
final class TextFeatures {

    /** Pairs and stretches of fewer examples say little and cost time. */
    private static final int MIN_SENTENCES = 2;

    /** Words of fewer examples are one word where pairs are compared: "mna ~" asks whether there is one, whatever it is. */
    private static final int MIN_SENTENCES_OF_A_WORD = 2;

    private static final String ANY_RARE = "~";
    private static final String WORD = "w:";
    private static final int MIN_STRETCH = 3;
    private static final int MAX_STRETCH = 5;
    private static final float WORD_WEIGHT = 1.0f;
    private static final float PAIR_WEIGHT = 0.8f;
    private static final float STRETCH_WEIGHT = 0.45f;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final float[] rarity;
    private final float rarest;

    private final Map<String, Integer> sentencesOfWord = new HashMap<>();

    TextFeatures(List<IntentExample> examples) {
        examples.forEach(
                example -> Set.copyOf(example.words()).forEach(word -> sentencesOfWord.merge(word, 1, Integer::sum)));
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

    /** In how many examples each word stands. */
    Map<String, Integer> sentencesOfWord() {
        return sentencesOfWord;
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

    private String common(String word) {
        return word.equals("^") || word.equals("$") || sentencesOfWord.getOrDefault(word, 0) >= MIN_SENTENCES_OF_A_WORD
                ? word
                : ANY_RARE;
    }

    /** Neighbours, with the beginning and the end; a rare word alone is like no other. */
    private void addPairs(List<String> words, Map<String, Float> features) {
        List<String> bounded = new ArrayList<>(words.size() + 2);
        bounded.add("^");
        bounded.addAll(words);
        bounded.add("$");
        for (int i = 1; i < bounded.size(); i++) {
            features.put(pair(bounded.get(i - 1), bounded.get(i)), PAIR_WEIGHT);
            String before = common(bounded.get(i - 1));
            String after = common(bounded.get(i));
            if (words.size() > 1 && (before.equals(ANY_RARE) || after.equals(ANY_RARE))) {
                features.put(pair(before, after), PAIR_WEIGHT);
            }
        }
    }

    private static String pair(String before, String after) {
        return "p:" + before + " " + after;
    }

    private Map<String, Float> named(List<String> words) {
        Map<String, Float> features = new HashMap<>();
        addPairs(words, features);
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
