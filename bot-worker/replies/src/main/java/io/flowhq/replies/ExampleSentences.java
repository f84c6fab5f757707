package io.flowhq.replies;

import io.flowhq.replies.reading.IntentExample;
import io.flowhq.replies.reading.WordNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The example sentences of all files: {@code examples/common.sw.yml} for every template, {@code examples/booking.sw.yml}
 * for the one in {@code booking.yml}. A language is added by files of its own.
 *
 * @param sentences by the file's first name, then by intent
 */
record ExampleSentences(Map<String, List<Sentence>> sentences, WordNormalizer words) {

    static final String FOLDER = "examples/";
    private static final String COMMON = "common";

    record Sentence(String intent, String text) {}

    static boolean isOne(String file) {
        return file.startsWith(FOLDER);
    }

    /** @param wanted tells which sentences to keep; all, but for a measurement that holds some back */
    static ExampleSentences of(
            Map<String, String> files, WordNormalizer words, Predicate<String> wanted, List<String> faults) {
        Map<String, List<Sentence>> sentences = new java.util.HashMap<>();
        files.forEach((file, text) -> {
            if (isOne(file)) {
                YamlSection section = DataFiles.read(file, text, faults);
                String name = file.substring(FOLDER.length(), file.indexOf('.', FOLDER.length()));
                List<Sentence> of = sentences.computeIfAbsent(name, key -> new ArrayList<>());
                section.keys()
                        .forEach(intent -> section.text(intent)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty() && wanted.test(line))
                                .forEach(line -> of.add(new Sentence(intent, line))));
            }
        });
        return new ExampleSentences(sentences, words);
    }

    /** Those a template is read by: the common ones, those of its file, and those within its intents. */
    List<IntentExample> of(String file, ReplyTemplate template) {
        List<Sentence> all = new ArrayList<>(sentences.getOrDefault(COMMON, List.of()));
        all.addAll(sentences.getOrDefault(file, List.of()));
        template.intents()
                .values()
                .forEach(intent -> intent.examples().forEach(text -> all.add(new Sentence(intent.name(), text))));
        return all.stream()
                .map(sentence -> new IntentExample(sentence.intent(), sentence.text(), words(sentence.text())))
                .filter(example -> !example.words().isEmpty())
                .toList();
    }

    List<String> words(String text) {
        return words.normalized(TokenizedMessage.of(text).words());
    }

    List<String> intentsOf(String file) {
        return sentences.getOrDefault(file, List.of()).stream()
                .map(Sentence::intent)
                .distinct()
                .toList();
    }
}
