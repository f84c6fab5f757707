package io.flowhq.replies;

import io.flowhq.replies.Vocabulary.Match;
import io.flowhq.replies.knowledge.QuestionSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the owner answers: to a keyword that is said, and to a question like one of the business's own. */
final class OwnerAnswers {

    private static final double SURE = 0.72;
    private static final double VERY_SURE = 0.82;

    private final ReplyTemplate replyTemplate;
    private final SharedReplyData sharedReplyData;
    private final QuestionSearch ownQuestions;

    OwnerAnswers(ReplyTemplate replyTemplate, SharedReplyData sharedReplyData, QuestionSearch ownQuestions) {
        this.replyTemplate = replyTemplate;
        this.sharedReplyData = sharedReplyData;
        this.ownQuestions = ownQuestions;
    }

    /** The owner's reply with the longest keyword that is said, the first in the list of several. */
    Optional<Interpretation> toKeyword(ReadMessage read) {
        List<KeywordReply> replies = read.question().own();
        List<Match> matches = read.matches();
        return replyTemplate.vocabulary().only(phrases(replies), read.message()).stream()
                .filter(match -> matches.stream().noneMatch(other -> isPartOfSmallTalk(match, other)))
                .min(Comparator.comparing((Match match) -> -match.phrase().size())
                        .thenComparing(OwnerAnswers::row))
                .<Interpretation>map(match -> new Interpretation.Own(
                        replies.get(row(match)),
                        List.of(match.phrase().text()),
                        matches.stream().anyMatch(other -> other.intent().equals(MessageReader.HANDOFF))))
                .filter(own -> !isCourtesyAround(own, read.found()));
    }

    /** The owner's own answer to a question like this one; a complaint needs more likeness to be answered so. */
    Optional<Interpretation> toQuestion(ReadMessage read) {
        boolean complains = read.main().filter(topic -> topic.intent().urgent()).isPresent();
        List<String> words = QuestionSearch.words(read.question().text());
        int from = 0;
        while (from < words.size() && sharedReplyData.salutations().contains(words.get(from))) {
            from++;
        }
        return ownQuestions
                .find(read.question().knowledge().answers(), words.subList(from, words.size()))
                .filter(answer -> answer.likeness() >= (complains ? VERY_SURE : 0))
                .map(answer -> new Interpretation.Taught(
                        answer.answer(),
                        List.of(answer.question()),
                        read.found().greeted()));
    }

    private static int row(Match own) {
        return Integer.parseInt(own.intent());
    }

    private static List<Phrase> phrases(List<KeywordReply> replies) {
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

    /** "Asante kwa huduma" is a thank-you also by its likeness to examples. */
    private static boolean isCourtesyAround(Interpretation own, RecognisedIntents found) {
        int words = own.matched().stream()
                .mapToInt(text -> TokenizedMessage.of(text).size())
                .sum();
        return found.words() > words
                && found.main()
                        .filter(topic -> topic.intent().courtesy() && topic.score() >= SURE)
                        .isPresent();
    }
}
