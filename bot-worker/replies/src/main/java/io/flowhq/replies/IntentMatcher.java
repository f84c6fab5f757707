package io.flowhq.replies;

import io.flowhq.replies.Intent.Occasion;
import io.flowhq.replies.Vocabulary.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a message for something. In this order: an owner's keyword; what the words want, in the order of the template;
 * a menu number; an answer to the question asked last; small talk; none of these.
 */
final class IntentMatcher {

    static final String GREETING = "greeting";
    static final String HANDOFF = "handoff";

    private static final int MOST_BESIDES = 2;
    /** Beside small talk, or beside the keyword of the question itself, so many words are an answer. */
    private static final int WORDS_OF_AN_ANSWER = 2;

    private static final int WORDS_BESIDE_AN_ASIDE = 3;

    private final ReplyTemplate replyTemplate;
    private final Map<String, Integer> numbers;
    private final Set<String> fillers;
    private final RequestedDetails requestedDetails;

    IntentMatcher(ReplyTemplate replyTemplate, SharedReplyData sharedReplyData) {
        this.replyTemplate = replyTemplate;
        this.numbers = sharedReplyData.numbers();
        this.fillers = sharedReplyData.fillers();
        this.requestedDetails = sharedReplyData.details();
    }

    Interpretation read(TokenizedMessage tokenizedMessage, Question question) {
        List<Match> matches = replyTemplate.vocabulary().in(tokenizedMessage, theName(question.businessName()));
        Optional<Interpretation> own = own(tokenizedMessage, matches, question.own());
        if (own.isPresent()) {
            return own.get();
        }
        List<Token> rest = replyTemplate.vocabulary().unexplained(tokenizedMessage, matches);
        List<Intent> wanted = wanted(matches, false);
        Optional<Intent> asked = question.last().flatMap(replyTemplate::askedBy);
        if (!wanted.isEmpty()) {
            return wants(withoutNeedlessQuestion(wanted, rest, question.last()), wanted, matches);
        }
        Optional<Interpretation> chosen = question.last().flatMap(last -> chosen(tokenizedMessage, matches));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        List<Intent> social = wanted(matches, true);
        if (asked.isPresent() && isAnAnswer(rest.size(), matches, social)) {
            return new Interpretation.Wants(asked.get(), List.of(), List.of(), false);
        }
        Intent otherwise = social.isEmpty() ? replyTemplate.intent(ReplyTemplate.FALLBACK) : social.getFirst();
        return new Interpretation.Wants(otherwise, List.of(), textsOf(matches, otherwise), false);
    }

    /** What a picture is taken for: an answer to the question asked last, if one was. */
    Optional<Intent> answerWithoutWords(Question question) {
        return question.last().flatMap(replyTemplate::askedBy);
    }

    /** Nobody is asked for what they have said already, now or in answer to the same question. */
    private Intent withoutNeedlessQuestion(List<Intent> wanted, List<Token> rest, Optional<PreviousIntent> last) {
        Intent main = wanted.getFirst();
        boolean answersTheSameQuestion =
                last.filter(said -> said.intent().equals(main.name())).isPresent() && rest.size() >= WORDS_OF_AN_ANSWER;
        return main.asks()
                .filter(asked -> answersTheSameQuestion || requestedDetails.areTold(main.told(), rest))
                .map(replyTemplate::intent)
                .orElse(main);
    }

    private static boolean isAnAnswer(int rest, List<Match> matches, List<Intent> social) {
        boolean aside = matches.stream().anyMatch(match -> match.intent().equals(Vocabulary.ASIDE));
        int needed = aside ? WORDS_BESIDE_AN_ASIDE : social.isEmpty() ? 1 : WORDS_OF_AN_ANSWER;
        return rest >= needed;
    }

    /** A business called "Huduma Bora" is not asked for a service by everyone who greets it. */
    private static List<Phrase> theName(String businessName) {
        return TokenizedMessage.of(businessName).size() < 2
                ? List.of()
                : List.of(Phrase.exactly(Vocabulary.NAME, businessName));
    }

    /** The owner's reply with the longest keyword that is said, the first in the list of several. */
    private Optional<Interpretation> own(
            TokenizedMessage tokenizedMessage, List<Match> matches, List<KeywordReply> replies) {
        return replyTemplate.vocabulary().only(ownPhrases(replies), tokenizedMessage).stream()
                .filter(match -> matches.stream().noneMatch(other -> isPartOfSmallTalk(match, other)))
                .min(Comparator.comparing((Match match) -> -match.phrase().size())
                        .thenComparing(IntentMatcher::row))
                .map(match -> new Interpretation.Own(
                        replies.get(row(match)), List.of(match.phrase().text()), wantsAPerson(matches)));
    }

    private static int row(Match own) {
        return Integer.parseInt(own.intent());
    }

    private static boolean wantsAPerson(List<Match> matches) {
        return matches.stream().anyMatch(match -> match.intent().equals(HANDOFF));
    }

    private static List<Phrase> ownPhrases(List<KeywordReply> replies) {
        List<Phrase> phrases = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            for (String phrase : replies.get(i).phrases()) {
                phrases.add(Phrase.ofOwner(Integer.toString(i), phrase));
            }
        }
        return phrases;
    }

    /** "Asante kwa huduma" is a thank-you, also where the owner has an answer for "huduma". */
    private boolean isPartOfSmallTalk(Match own, Match other) {
        Intent intent = replyTemplate.intents().get(other.intent());
        return intent != null
                && intent.social()
                && other.phrase().size() > own.phrase().size()
                && other.from() <= own.from()
                && own.to() <= other.to();
    }

    private List<Intent> wanted(List<Match> matches, boolean social) {
        return replyTemplate.intents().values().stream()
                .filter(intent -> intent.social() == social)
                .filter(intent ->
                        matches.stream().anyMatch(match -> match.intent().equals(intent.name())))
                .toList();
    }

    /** A message of nothing but menu numbers; one that is not in the menu has an answer of its own. */
    private Optional<Interpretation> chosen(TokenizedMessage tokenizedMessage, List<Match> matches) {
        Set<Intent> chosen = new LinkedHashSet<>();
        for (Token token : tokenizedMessage.tokens()) {
            Optional<Integer> number = number(token);
            if (number.isPresent()) {
                chosen.add(replyTemplate.choice(number.get()).orElse(replyTemplate.noSuchNumber()));
            } else if (!token.isOneOf(fillers)) {
                return Optional.empty();
            }
        }
        if (chosen.contains(replyTemplate.noSuchNumber())) {
            return Optional.of(new Interpretation.Wants(replyTemplate.noSuchNumber(), List.of(), List.of(), false));
        }
        List<Intent> inOrder = new ArrayList<>(chosen);
        return chosen.isEmpty() ? Optional.empty() : Optional.of(wants(inOrder.getFirst(), inOrder, matches));
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

    private static Interpretation wants(Intent answer, List<Intent> wanted, List<Match> matches) {
        Intent main = wanted.getFirst();
        Set<String> covered = new LinkedHashSet<>(main.covers());
        List<Intent> also = new ArrayList<>();
        for (Intent intent : wanted.subList(1, wanted.size())) {
            boolean worthSaying = !covered.contains(ReplyTemplate.ALL)
                    && !covered.contains(intent.name())
                    && intent.says(Occasion.ALSO)
                    && also.size() < MOST_BESIDES;
            if (worthSaying) {
                also.add(intent);
                covered.addAll(intent.covers());
            }
        }
        boolean greeted = matches.stream().anyMatch(match -> match.intent().equals(GREETING));
        List<String> texts = new ArrayList<>(textsOf(matches, main));
        also.forEach(intent -> texts.addAll(textsOf(matches, intent)));
        return new Interpretation.Wants(answer, List.copyOf(also), texts, greeted);
    }

    private static List<String> textsOf(List<Match> matches, Intent intent) {
        return matches.stream()
                .filter(match -> match.intent().equals(intent.name()))
                .map(match -> match.phrase().text())
                .distinct()
                .toList();
    }
}
