package io.flowhq.replies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An owner's own answer. The keyword is a word or a phrase, or several of them parted by commas; the reply is sent as
 * the owner wrote it, with {@code {business}} and {@code {hours}} filled in.
 */
public record KeywordReply(String keyword, String reply) {

    /** The longest reply WhatsApp shows without cutting it is far longer; past this a customer stops reading. */
    public static final int MAX_REPLY = 2_000;

    public static final int MAX_KEYWORD = 200;

    /** Everything wrong with an owner's list, in plain words and with the row's number; empty when it can be saved. */
    public static List<String> problems(List<KeywordReply> replies) {
        List<String> problems = new ArrayList<>();
        Map<List<String>, Integer> rows = new HashMap<>();
        for (int row = 1; row <= replies.size(); row++) {
            KeywordReply reply = replies.get(row - 1);
            problems.addAll(reply.problems(row));
            for (String phrase : reply.phrases()) {
                Integer before = rows.putIfAbsent(TokenizedMessage.of(phrase).words(), row);
                if (before != null && before != row) {
                    problems.add("Row %d: the keyword \"%s\" already stands in row %d.".formatted(row, phrase, before));
                }
            }
        }
        return problems;
    }

    /** The words or phrases of the keyword, without those that hold nothing a customer could write. */
    List<String> phrases() {
        return Arrays.stream(keyword.split("[,;\\n]"))
                .map(String::strip)
                .filter(phrase -> !TokenizedMessage.of(phrase).isEmpty())
                .toList();
    }

    private List<String> problems(int row) {
        List<String> problems = new ArrayList<>();
        if (phrases().isEmpty()) {
            problems.add("Row %d: write at least one word a customer would use.".formatted(row));
        }
        if (keyword.length() > MAX_KEYWORD) {
            problems.add("Row %d: the keyword is longer than %d characters.".formatted(row, MAX_KEYWORD));
        }
        if (reply.isBlank()) {
            problems.add("Row %d: write the reply.".formatted(row));
        }
        if (reply.length() > MAX_REPLY) {
            problems.add("Row %d: the reply is longer than %d characters.".formatted(row, MAX_REPLY));
        }
        return problems;
    }
}
