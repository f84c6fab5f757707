package io.flowhq.replies;

import io.flowhq.replies.Vocabulary.Match;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a message for something. In this order: an owner's keyword; what the words want, in the order of the template;
 * a menu number; an answer to the question asked last; small talk; none of these.
 */
final class Reader {

    static final String GREETING = "greeting";
    static final String HANDOFF = "handoff";

    private static final String ALL = "all";
    private static final int MOST_BESIDES = 2;
    /** Small talk around an answer leaves at least so many other words. */
    private static final int WORDS_BESIDE_SMALL_TALK = 2;

    private static final int WORDS_BESIDE_AN_ASIDE = 3;

    private final Template template;
    private final Map<String, Integer> numbers;
    private final Set<String> fillers;
    private final Affixes affixes;

    Reader(Template template, Common common) {
        this.template = template;
        this.numbers = common.numbers();
        this.fillers = common.fillers();
        this.affixes = common.affixes();
    }

    Reading read(Message message, Question question) {
        Vocabulary vocabulary = withoutTheName(question.businessName());
        List<Match> matches = vocabulary.in(message);
        Optional<Reading> own = own(message, matches, question.own());
        if (own.isPresent()) {
            return own.get();
        }
        Set<Intent> wanted = wanted(matches, false);
        if (!wanted.isEmpty()) {
            return wants(new ArrayList<>(wanted), matches);
        }
        List<Intent> chosen = question.last().isPresent() ? chosen(message) : List.of();
        if (!chosen.isEmpty()) {
            return wants(chosen, matches);
        }
        Set<Intent> social = wanted(matches, true);
        Optional<Intent> asked = question.last().flatMap(template::askedBy);
        if (asked.isPresent() && isAnAnswer(vocabulary.unexplained(message, matches), matches, social)) {
            return new Reading.Wants(asked.get(), List.of(), List.of(), false);
        }
        Intent otherwise = social.stream().findFirst().orElseGet(() -> template.intent(Template.FALLBACK));
        return new Reading.Wants(otherwise, List.of(), textsOf(matches, otherwise), false);
    }

    /** The reading of something that cannot be read, such as a picture. */
    Optional<Intent> answerWithoutWords(Question question) {
        return question.last().flatMap(template::askedBy);
    }

    private static boolean isAnAnswer(int unexplained, List<Match> matches, Set<Intent> social) {
        boolean aside = matches.stream().anyMatch(match -> match.intent().equals(Vocabulary.ASIDE));
        int needed = aside ? WORDS_BESIDE_AN_ASIDE : social.isEmpty() ? 1 : WORDS_BESIDE_SMALL_TALK;
        return unexplained >= needed;
    }

    /** A business called "Huduma Bora" is not asked for a service by everyone who greets it. */
    private Vocabulary withoutTheName(String businessName) {
        Message name = Message.of(businessName);
        return name.size() < 2
                ? template.vocabulary()
                : template.vocabulary().with(List.of(Phrase.exact(Vocabulary.NAME, businessName, false)));
    }

    private Optional<Reading> own(Message message, List<Match> matches, List<KeywordReply> replies) {
        for (Match match : template.vocabulary().only(ownPhrases(replies)).in(message)) {
            if (matches.stream().noneMatch(other -> isPartOfSmallTalk(match, other))) {
                KeywordReply reply = replies.get(Integer.parseInt(match.intent()));
                boolean forAPerson =
                        matches.stream().anyMatch(other -> other.intent().equals(HANDOFF));
                return Optional.of(new Reading.Own(reply, List.of(match.phrase().text()), forAPerson));
            }
        }
        return Optional.empty();
    }

    private List<Phrase> ownPhrases(List<KeywordReply> replies) {
        List<Phrase> phrases = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            for (String phrase : replies.get(i).phrases()) {
                phrases.add(Phrase.ofOwner(Integer.toString(i), phrase, affixes));
            }
        }
        return phrases;
    }

    /** "Asante kwa huduma" is a thank-you, also where the owner has an answer for "huduma". */
    private boolean isPartOfSmallTalk(Match own, Match other) {
        Intent intent = template.intents().get(other.intent());
        return intent != null
                && intent.social()
                && other.phrase().size() > own.phrase().size()
                && other.from() <= own.from()
                && own.to() <= other.to();
    }

    private Set<Intent> wanted(List<Match> matches, boolean social) {
        Set<Intent> wanted = new LinkedHashSet<>();
        template.intents().values().stream()
                .filter(intent -> intent.social() == social)
                .filter(intent ->
                        matches.stream().anyMatch(match -> match.intent().equals(intent.name())))
                .forEach(wanted::add);
        return wanted;
    }

    private List<Intent> chosen(Message message) {
        List<Intent> chosen = new ArrayList<>();
        for (Token token : message.tokens()) {
            Optional<Integer> number = number(token);
            if (number.isPresent()) {
                Optional<Intent> choice = template.choice(number.get());
                if (choice.isEmpty()) {
                    return List.of();
                }
                if (!chosen.contains(choice.get())) {
                    chosen.add(choice.get());
                }
            } else if (!token.isOneOf(fillers)) {
                return List.of();
            }
        }
        return chosen;
    }

    private Optional<Integer> number(Token token) {
        if (token.text().matches("\\d{1,2}")) {
            return Optional.of(Integer.parseInt(token.text()));
        }
        return token.spellings().stream()
                .filter(numbers::containsKey)
                .map(numbers::get)
                .findFirst();
    }

    private Reading wants(List<Intent> wanted, List<Match> matches) {
        Intent main = wanted.getFirst();
        Set<String> covered = new LinkedHashSet<>(main.covers());
        List<Intent> also = new ArrayList<>();
        for (Intent intent : wanted.subList(1, wanted.size())) {
            boolean worthSaying = !covered.contains(ALL)
                    && !covered.contains(intent.name())
                    && !intent.also().isEmpty()
                    && also.size() < MOST_BESIDES;
            if (worthSaying) {
                also.add(intent);
                covered.addAll(intent.covers());
            }
        }
        boolean greeted = matches.stream().anyMatch(match -> match.intent().equals(GREETING));
        List<String> texts = new ArrayList<>(textsOf(matches, main));
        also.forEach(intent -> texts.addAll(textsOf(matches, intent)));
        return new Reading.Wants(main, List.copyOf(also), texts, greeted);
    }

    private static List<String> textsOf(List<Match> matches, Intent intent) {
        return matches.stream()
                .filter(match -> match.intent().equals(intent.name()))
                .map(match -> match.phrase().text())
                .distinct()
                .toList();
    }
}
