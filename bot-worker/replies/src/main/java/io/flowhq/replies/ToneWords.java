package io.flowhq.replies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Other words for what texts begin and end with, by tone and language, from files such as {@code tones/mtaani.sw.yml}. A
 * template needs none: whatever begins or ends in a way that has other words is said with them. Only texts of the reply
 * files are changed, never what an owner or a customer wrote.
 */
final class ToneWords {

    static final String FOLDER = "tones/";

    /** After these nobody is in the mood for it. */
    private static final Set<ReplyFollowUpReason> SERIOUS = EnumSet.of(
            ReplyFollowUpReason.COMPLAINT,
            ReplyFollowUpReason.REFUND,
            ReplyFollowUpReason.SECURITY,
            ReplyFollowUpReason.DANGER);

    private final Map<ReplyTone, Map<ReplyLanguage, Words>> words;
    private final Set<String> never;

    private ToneWords(Map<ReplyTone, Map<ReplyLanguage, Words>> words, Set<String> never) {
        this.words = words;
        this.never = Set.copyOf(never);
    }

    /** Both longest first, so that the more exact words win. */
    private record Words(List<Change> openings, List<Change> closings) {}

    record Change(String from, String to) {}

    static boolean isOne(String file) {
        return file.startsWith(FOLDER);
    }

    static ToneWords of(Map<String, String> files, List<String> faults) {
        Map<ReplyTone, Map<ReplyLanguage, Words>> words = new EnumMap<>(ReplyTone.class);
        Set<String> never = new HashSet<>();
        for (ReplyTone tone : ReplyTone.values()) {
            for (ReplyLanguage language : ReplyLanguage.values()) {
                String file = file(tone, language);
                if (files.containsKey(file)) {
                    YamlSection section = DataFiles.read(file, files.getOrDefault(file, ""), faults);
                    never.addAll(section.list("never"));
                    words.computeIfAbsent(tone, first -> new EnumMap<>(ReplyLanguage.class))
                            .put(
                                    language,
                                    new Words(
                                            changes(section.section("openings")),
                                            changes(section.section("closings"))));
                    section.refuseUnknownKeys();
                }
            }
        }
        files.keySet().stream()
                .filter(ToneWords::isOne)
                .filter(file -> !isKnown(file))
                .forEach(file -> faults.add(file + ": there is no such tone or language"));
        return new ToneWords(words, never);
    }

    private static boolean isKnown(String file) {
        for (ReplyTone tone : ReplyTone.values()) {
            for (ReplyLanguage language : ReplyLanguage.values()) {
                if (file.equals(file(tone, language))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String file(ReplyTone tone, ReplyLanguage language) {
        return FOLDER + tone.name().toLowerCase(Locale.ROOT) + "."
                + language.name().toLowerCase(Locale.ROOT) + ".yml";
    }

    private static List<Change> changes(YamlSection section) {
        Map<String, String> changes = new LinkedHashMap<>();
        section.keys().forEach(from -> changes.put(from, section.text(from)));
        List<Change> longestFirst = new ArrayList<>();
        changes.forEach((from, to) -> longestFirst.add(new Change(from, to)));
        longestFirst.sort(
                Comparator.comparingInt((Change change) -> change.from().length())
                        .reversed());
        return List.copyOf(longestFirst);
    }

    /** Whether an answer is about something in which only politeness will do. */
    boolean isSerious(Intent intent) {
        return intent.urgent()
                || never.contains(intent.name())
                || intent.followUp().filter(SERIOUS::contains).isPresent();
    }

    /** What the reply files say, in this tone. */
    String in(ReplyTone tone, ReplyLanguage language, String text) {
        return Optional.ofNullable(words.getOrDefault(tone, Map.of()).get(language))
                .map(found -> closed(opened(text, found.openings()), found.closings()))
                .orElse(text);
    }

    private static String opened(String text, List<Change> openings) {
        for (Change change : openings) {
            if (text.startsWith(change.from()) && ends(text, change.from().length())) {
                return change.to() + text.substring(change.from().length());
            }
        }
        return text;
    }

    private static String closed(String text, List<Change> closings) {
        for (Change change : closings) {
            if (text.endsWith(change.from())) {
                return text.substring(0, text.length() - change.from().length()) + change.to();
            }
        }
        return text;
    }

    /** Whether a word ends there: "Sawa" does not begin "Sawasawa". */
    private static boolean ends(String text, int end) {
        return end == text.length()
                || !Character.isLetter(text.codePointBefore(end))
                || !Character.isLetter(text.codePointAt(end));
    }

    /** All that the files would change, for checks. */
    List<Change> changes(ReplyTone tone, ReplyLanguage language) {
        Words found = words.getOrDefault(tone, Map.of()).get(language);
        List<Change> all = new ArrayList<>();
        if (found != null) {
            all.addAll(found.openings());
            all.addAll(found.closings());
        }
        return all;
    }
}
