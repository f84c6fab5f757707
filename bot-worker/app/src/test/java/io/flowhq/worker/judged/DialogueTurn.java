package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A line of {@code dialogues.tsv}.
 *
 * @param says parts of what the customer reads next, with a minus what they must not read; empty when they read nothing new
 * @param leaves the reason of the follow-up that is open then; empty when that does not matter
 */
record DialogueTurn(String dialogue, boolean inSuite, String who, String text, List<String> says, String leaves) {

    /** By the name of the dialogue, whose first letter is that of its shop. */
    static Map<String, List<DialogueTurn>> all() {
        return rows("dialogues.tsv").stream()
                .map(cells -> new DialogueTurn(
                        cells.get(0),
                        cells.get(1).equals("suite"),
                        cells.get(2),
                        cells.get(3),
                        Arrays.stream(cells.get(4).split(" & "))
                                .map(String::strip)
                                .filter(part -> !part.isEmpty())
                                .toList(),
                        cells.get(5)))
                .collect(Collectors.groupingBy(DialogueTurn::dialogue, LinkedHashMap::new, Collectors.toList()));
    }

    static List<List<String>> rows(String file) {
        String path = "/dialogues/" + file;
        try (var in = Objects.requireNonNull(DialogueTurn.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isOwners() {
        return who.equals("owner");
    }

    void check(String read) {
        String lower = read.toLowerCase(Locale.ROOT);
        for (String part : says) {
            boolean forbidden = part.startsWith("-");
            String wanted = (forbidden ? part.substring(1) : part).toLowerCase(Locale.ROOT);
            assertThat(lower.contains(wanted))
                    .as("%s: after \"%s\" the customer reads \"%s\", which should %scontain \"%s\""
                            .formatted(dialogue, text, read, forbidden ? "not " : "", wanted))
                    .isEqualTo(!forbidden);
        }
    }
}
