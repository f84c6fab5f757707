package io.flowhq.replies;

import io.flowhq.replies.reading.ExampleReader;
import io.flowhq.replies.reading.IntentScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a message is about by the examples: the message as a whole, and each of its sentences. */
final class IntentRecogniser {

    private static final double LIKELY = 0.5;
    private static final double LIKELY_SENTENCE = 0.62;
    /** What is done about these cannot be taken back, so they need more likeness. */
    private static final Map<String, Double> CAREFUL =
            Map.of("danger", 0.7, "security", 0.66, "stop", 0.7, "handoff", 0.62);

    /** Who asks something does not only take note or promise. */
    private static final Set<String> NO_QUESTIONS = Set.of("promise", "ok", "noise", MessageReader.NAME_GIVEN);

    private static final Set<String> PROMISING = Set.of("promise");
    private static final int WORDS_OF_A_SHORT_QUESTION = 5;

    private static final Set<String> CANCELLING = Set.of("cancel");
    private static final Set<String> GIVING_BACK = Set.of("return", "refund");
    private static final Pattern NOT_GIVEN_BACK = Pattern.compile(
            "(?:do not|don'?t|dont) (?:want|need)(?: to)?(?: do| make)?(?: an?| any| the| my)? (?:return|refund)|\\b(?:sitaki|sihitaji|hatutaki|sio|siyo) (?:ku)?(?:rudisha|refund|return)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_CANCELLED = Pattern.compile(
            "(?:do not|don'?t|dont|not) (?:want to )?cancel|(?:usi|msi|sija|si|sita)(?:ghairi|cancel|futa|fute)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final double SURE = 0.74;
    /** A complaint that is none is worse than one that is acknowledged without being recognised. */
    private static final String PROBLEM = "problem";

    private static final double LIKELY_PROBLEM = 0.72;
    private static final int WORDS_OF_A_COMPLAINT = 3;
    /** A single word that stands in no example is a misspelling of one, or something else. */
    private static final double LIKE_ONE_WORD = 0.3;

    /** As which all numbers are read. */
    private static final String NUMBER = "#";

    /** "Nitalalamika" says more alone than "chaji". */
    private static final Pattern VERB =
            Pattern.compile("(?:ni|u|a|tu|m|wa|ha|hai|hau|si|i|zi|ki)(?:na|me|ta|li|ja|ku)\\p{L}{3,}");

    /** "Zimeisha?" alone asks, and complains of nothing. */
    private static final Pattern HAS_HAPPENED = Pattern.compile("(?:i|zi|vi|li|ya|u|ki)me\\p{L}{3,}");

    private static final int WORDS_OF_A_SENTENCE = 2;
    private static final int WORDS_OF_A_CLAUSE = 4;
    private static final Pattern CLAUSE_END =
            Pattern.compile(" and | na | halafu | alafu | kisha | then | plus | pia ", Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE_END = Pattern.compile(
            "[.!?;\\n…]+(?!\\d)|,(?!\\d)| na pia | and also | lakini | ila | but | however |(?<=[\\p{So}])");

    private final ExampleReader reader;
    private final ExampleSentences examples;
    private final ReplyTemplate replyTemplate;
    private final Set<String> salutations;
    private final Set<String> greetings;
    private final Set<String> vocatives;
    private final Set<String> asking;
    private final Set<String> people;
    private final Set<String> acknowledgements;

    IntentRecogniser(
            ExampleReader reader, ExampleSentences examples, ReplyTemplate replyTemplate, SharedReplyData shared) {
        this.reader = reader;
        this.examples = examples;
        this.replyTemplate = replyTemplate;
        this.salutations = shared.salutations();
        this.greetings = shared.greetings();
        this.vocatives = shared.vocatives();
        this.asking = shared.asking();
        this.people = shared.people();
        this.acknowledgements = shared.acknowledgements();
    }

    RecognisedIntents in(String written, String businessName) {
        String text = MessageReader.beginning(written);
        List<String> all = spoken(withoutName(examples.words(text), examples.words(businessName)));
        List<String> words = withoutSalutation(all);
        boolean greeted = all.subList(0, all.size() - words.size()).stream().anyMatch(greetings::contains);
        if (!words.isEmpty() && words.stream().allMatch(NUMBER::equals)) {
            return new RecognisedIntents(List.of(), greeted, words.size());
        }
        if (!words.isEmpty() && people.containsAll(words)) {
            return new RecognisedIntents(List.of(), greeted, words.size());
        }
        Set<String> not = excluded(text, words);
        if (words.isEmpty()) {
            return new RecognisedIntents(topic(all, LIKELY, not).stream().toList(), greeted, 0);
        }
        Optional<RecognisedIntent> whole = topic(words, LIKELY, not);
        List<RecognisedIntent> sentences = new ArrayList<>();
        boolean unclear = false;
        String[] parts = SENTENCE_END.split(text);
        if (parts.length > 1) {
            for (String part : parts) {
                List<String> said = withoutSalutation(spoken(examples.words(part)));
                if (said.size() >= WORDS_OF_A_SENTENCE) {
                    Optional<RecognisedIntent> topic = topic(said, LIKELY_SENTENCE, not);
                    topic.ifPresent(sentences::add);
                    unclear = unclear || (topic.isEmpty() && said.size() >= WORDS_OF_A_CLAUSE && isNoCourtesy(said));
                }
            }
        }
        if (sentences.size() < 2) {
            List<RecognisedIntent> clauses = clauses(text, whole, not);
            sentences = clauses.isEmpty() ? sentences : clauses;
        }
        return new RecognisedIntents(ordered(whole, sentences), greeted, words.size(), unclear);
    }

    private Set<String> excluded(String text, List<String> words) {
        Set<String> not = new HashSet<>();
        if (text.contains("?")) {
            not.addAll(NO_QUESTIONS);
        }
        boolean shortQuestion = words.size() > 1
                && words.size() <= WORDS_OF_A_SHORT_QUESTION
                && words.subList(1, words.size()).stream().anyMatch(asking::contains);
        if (shortQuestion) {
            not.addAll(PROMISING);
        }
        if (words.size() == 1
                && text.contains("?")
                && HAS_HAPPENED.matcher(words.getFirst()).matches()) {
            not.add(PROBLEM);
        }
        if (NOT_CANCELLED.matcher(text).find()) {
            not.addAll(CANCELLING);
        }
        if (NOT_GIVEN_BACK.matcher(text).find()) {
            not.addAll(GIVING_BACK);
        }
        return not;
    }

    /** What is likest is neither thanks nor small talk, though not like enough to say what it is. */
    private boolean isNoCourtesy(List<String> said) {
        return reader.read(reader.spelled(said)).stream()
                .findFirst()
                .flatMap(reading -> replyTemplate.answering(reading.intent()))
                .filter(intent -> !intent.social() && !intent.courtesy())
                .isPresent();
    }

    /** Two wishes joined by a mere "and": both halves surely are, or one is what the whole is taken for. */
    private List<RecognisedIntent> clauses(String text, Optional<RecognisedIntent> whole, Set<String> not) {
        Matcher joint = CLAUSE_END.matcher(text);
        while (joint.find()) {
            List<RecognisedIntent> halves = Stream.of(text.substring(0, joint.start()), text.substring(joint.end()))
                    .map(half -> withoutSalutation(examples.words(half)))
                    .filter(half -> half.size() >= WORDS_OF_A_CLAUSE)
                    .flatMap(half -> topic(half, LIKELY_SENTENCE, not).stream())
                    .filter(IntentRecogniser::isWish)
                    .toList();
            if (halves.size() == 2
                    && (halves.stream().allMatch(half -> half.score() >= SURE)
                            || halves.stream().anyMatch(half -> isTheSame(half, whole)))
                    && !halves.getFirst().intent().equals(halves.getLast().intent())) {
                return halves;
            }
        }
        return List.of();
    }

    private static boolean isTheSame(RecognisedIntent half, Optional<RecognisedIntent> whole) {
        return whole.filter(topic -> topic.intent().equals(half.intent())).isPresent();
    }

    private List<RecognisedIntent> ordered(Optional<RecognisedIntent> whole, List<RecognisedIntent> sentences) {
        List<RecognisedIntent> ordered = new ArrayList<>();
        sentences.stream().filter(topic -> topic.intent().urgent()).forEach(ordered::add);
        whole.filter(topic -> topic.intent().urgent()).ifPresent(ordered::addFirst);
        boolean saysSomething = sentences.stream().anyMatch(IntentRecogniser::isWish);
        boolean wholeIsSaid = whole.isPresent()
                && sentences.stream()
                        .anyMatch(topic -> topic.intent().equals(whole.get().intent()));
        whole.filter(topic -> !wholeIsSaid && (isWish(topic) || !saysSomething)).ifPresent(ordered::add);
        sentences.stream().filter(topic -> isWish(topic) || !saysSomething).forEach(ordered::add);
        boolean wantsMore = ordered.stream().anyMatch(topic -> isWish(topic) && !isName(topic));
        if (wantsMore) {
            ordered.removeIf(IntentRecogniser::isName);
        }
        List<RecognisedIntent> once = new ArrayList<>();
        for (RecognisedIntent topic : ordered) {
            if (once.stream().noneMatch(other -> other.intent().equals(topic.intent()))) {
                once.add(topic);
            }
        }
        return once;
    }

    private static boolean isName(RecognisedIntent topic) {
        return topic.intent().name().equals(MessageReader.NAME_GIVEN);
    }

    private static boolean isWish(RecognisedIntent topic) {
        return !topic.intent().social() && !topic.intent().courtesy();
    }

    /** Read as it is, and without the "haya" or "ok" before it: that acknowledges and does not say what is wanted. */
    private Optional<RecognisedIntent> topic(List<String> said, double likely, Set<String> not) {
        List<String> words = said.size() < WORDS_OF_A_COMPLAINT ? said : reader.spelled(said);
        Optional<RecognisedIntent> whole = best(words, likely, not);
        List<String> rest = withoutAcknowledgement(words);
        boolean saysMore = rest.size() < words.size() && rest.size() >= WORDS_OF_A_SENTENCE;
        if (!saysMore || whole.filter(IntentRecogniser::isWish).isPresent()) {
            return whole;
        }
        Optional<RecognisedIntent> alone = best(rest, likely, not);
        return alone.isPresent() || whole.filter(topic -> topic.score() >= SURE).isEmpty() ? alone : whole;
    }

    private List<String> withoutAcknowledgement(List<String> words) {
        int from = 0;
        while (from < words.size() && acknowledgements.contains(words.get(from))) {
            from++;
        }
        return words.subList(from, words.size());
    }

    private Optional<RecognisedIntent> best(List<String> words, double likely, Set<String> not) {
        for (IntentScore reading : reader.read(words)) {
            if (reading.score() < likely) {
                return Optional.empty();
            }
            boolean onlyLooksAlike = words.stream().noneMatch(word -> !word.equals(NUMBER) && reader.knows(word));
            if (onlyLooksAlike && reading.likeness() < LIKE_ONE_WORD) {
                return Optional.empty();
            }
            if (reading.intent().equals(PROBLEM) && isOneOtherWord(words, reading)) {
                return Optional.empty();
            }
            boolean saysMore = words.size() >= WORDS_OF_A_COMPLAINT;
            if (saysMore && reading.intent().equals(PROBLEM) && reading.score() < LIKELY_PROBLEM) {
                return Optional.empty();
            }
            if (reading.score() < CAREFUL.getOrDefault(reading.intent(), 0.0) || not.contains(reading.intent())) {
                continue;
            }
            Optional<Intent> intent = replyTemplate.answering(reading.intent());
            return intent.map(answer -> new RecognisedIntent(answer, reading.score(), reading.example()));
        }
        return Optional.empty();
    }

    /** "Tissue" holds "issue", and who writes "chaji" alone looks for one; neither is a complaint. */
    private boolean isOneOtherWord(List<String> words, IntentScore reading) {
        return words.size() == 1
                && reading.likeness() < SURE
                && !(VERB.matcher(words.getFirst()).matches()
                        ? examples.words(reading.example()).contains(words.getFirst())
                        : examples.words(reading.example()).equals(words));
    }

    /** A business called "Huduma Bora" is not asked for a service by everyone who names it. */
    private static List<String> withoutName(List<String> words, List<String> name) {
        int at = name.size() < 2 ? -1 : Collections.indexOfSubList(words, name);
        if (at < 0) {
            return words;
        }
        List<String> rest = new ArrayList<>(words.subList(0, at));
        rest.addAll(words.subList(at + name.size(), words.size()));
        return rest;
    }

    /** Without emojis, unless there is nothing else. */
    private static List<String> spoken(List<String> words) {
        List<String> letters = words.stream()
                .filter(word -> Character.isLetterOrDigit(word.codePointAt(0)) || word.startsWith("#"))
                .toList();
        return letters.isEmpty() ? words : letters;
    }

    /** "Mchana kuna nafasi" and "kazi za usiku" greet nobody: what only goes on with a greeting does not begin one. */
    private List<String> withoutSalutation(List<String> words) {
        int from = 0;
        while (from < words.size() && vocatives.contains(words.get(from))) {
            from++;
        }
        boolean greets = from < words.size() && greetings.contains(words.get(from));
        while (greets && from < words.size() && salutations.contains(words.get(from))) {
            from++;
        }
        return words.subList(from, words.size());
    }
}
