package io.flowhq.replies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A message of a customer and the code of what a demanding owner wants to be answered; {@code codes.md} explains them.
 *
 * @param after the intent of the assistant's reply before it
 */
record EvaluationRow(
        String id,
        String template,
        ReplyLanguage language,
        String text,
        List<String> expected,
        ReplyLanguage setting,
        Optional<String> after,
        Set<String> tags) {

    /** Messages of other shops' customers, collected by somebody else. */
    static List<EvaluationRow> share() {
        return rows("share.tsv").stream()
                .map(cells -> row(cells, cells.get(6), cells.get(7), cells.get(8)))
                .toList();
    }

    /** Messages written by somebody who did not write the examples. */
    static List<EvaluationRow> own() {
        return rows("own.tsv").stream()
                .map(cells -> row(cells, cells.get(5), cells.get(6), cells.get(7)))
                .toList();
    }

    /** Messages to invented businesses of many kinds, written before their answers were looked at. */
    static List<EvaluationRow> fresh() {
        return Stream.of("fresh.tsv", "fresh-2.tsv", "fresh-3.tsv")
                .flatMap(file -> rows(file).stream())
                .map(cells -> row(cells, cells.get(5), cells.get(6), cells.get(7)))
                .toList();
    }

    /** Messages written by somebody who had seen neither the examples nor the other tables. */
    static List<EvaluationRow> unseen() {
        return rows("unseen.tsv").stream()
                .map(cells ->
                        row(cells, cells.get(5).isBlank() ? cells.get(2) : cells.get(5), cells.get(6), cells.get(7)))
                .toList();
    }

    /** Messages of the kinds and in the shares of {@link #share()}, written before any of them was answered. */
    static List<EvaluationRow> likeShare() {
        return Stream.of("fresh-4.tsv", "fresh-5.tsv", "fresh-6.tsv", "fresh-7.tsv", "fresh-8.tsv", "fresh-9.tsv")
                .flatMap(file -> rows(file).stream())
                .map(cells -> row(cells, cells.get(5), cells.get(6), cells.get(7)))
                .toList();
    }

    /** All of them. */
    static List<EvaluationRow> all() {
        return Stream.of(share(), own(), fresh(), unseen(), likeShare())
                .flatMap(List::stream)
                .toList();
    }

    private static EvaluationRow row(List<String> cells, String setting, String after, String tags) {
        return new EvaluationRow(
                cells.get(0),
                cells.get(1),
                ReplyLanguage.valueOf(cells.get(2)),
                cells.get(3),
                List.of(cells.get(4).split("\\+")),
                ReplyLanguage.valueOf(setting),
                after.isBlank() ? Optional.empty() : Optional.of(after),
                Set.of(tags.split("[ ,]+")));
    }

    static List<List<String>> rows(String file) {
        String path = "/evaluation/" + file;
        try (var in = Objects.requireNonNull(EvaluationRow.class.getResourceAsStream(path), path)) {
            List<List<String>> rows = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> rows.add(List.of(line.split("\t", -1))));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Question question() {
        return Questions.to(template, setting)
                .open(
                        "{\"mon\": [\"08:00-18:00\"], \"tue\": [\"08:00-18:00\"], \"wed\": [\"08:00-18:00\"], \"thu\": [\"08:00-18:00\"],"
                                + " \"fri\": [\"08:00-18:00\"], \"sat\": [\"09:00-14:00\"]}",
                        "2026-03-04T09:00:00Z")
                .after(after.map(intent -> new PreviousIntent(intent, setting)))
                .ask(text);
    }
}
