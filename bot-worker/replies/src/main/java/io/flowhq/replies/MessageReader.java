package io.flowhq.replies;

import io.flowhq.replies.knowledge.QuestionSearch;
import io.flowhq.replies.reading.ExampleReader;
import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.SlotFinder;
import io.flowhq.replies.slots.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message for something. In this order: an owner's keyword; declared words, such as those for a person or for
 * silence; a network's message about money; an own question of the business; a menu number; what the message is like
 * among the examples, held against the question asked last; none of these.
 */
final class MessageReader {

    static final String GREETING = "greeting";
    static final String HANDOFF = "handoff";
    static final String NAME_GIVEN = "name_given";
    static final String UNKNOWN = "unknown";
    static final String DETAILS_ADDED = "details_added";

    /** How the intents end that take the details asked for by another. */
    static final String DETAILS = "_details";

    private static final String PROBLEM = "problem";
    private static final int WORDS_OF_A_COMPLAINT = 3;
    private static final int MOST_LETTERS = 2_000;
    private static final double SURE = 0.72;

    private final ReplyTemplate replyTemplate;
    private final SharedReplyData sharedReplyData;
    private final ExampleSentences examples;
    private final String file;
    private final SlotFinder slotFinder;
    private final WantedIntents wantedIntents;
    private final OwnerAnswers ownerAnswers;
    private final PaymentNotice paymentNotice;
    private final MenuNumbers menuNumbers;
    private final ReadingInContext readingInContext;
    private volatile @Nullable IntentRecogniser topics;

    MessageReader(
            ReplyTemplate replyTemplate,
            SharedReplyData sharedReplyData,
            ExampleSentences examples,
            String file,
            SlotFinder slotFinder,
            QuestionSearch ownQuestions) {
        this.replyTemplate = replyTemplate;
        this.sharedReplyData = sharedReplyData;
        this.examples = examples;
        this.file = file;
        this.slotFinder = slotFinder;
        wantedIntents = new WantedIntents(replyTemplate);
        ownerAnswers = new OwnerAnswers(replyTemplate, sharedReplyData, ownQuestions);
        paymentNotice = new PaymentNotice(replyTemplate);
        menuNumbers = new MenuNumbers(replyTemplate, sharedReplyData);
        readingInContext = new ReadingInContext(replyTemplate, wantedIntents, paymentNotice);
    }

    void prepare() {
        topics();
    }

    boolean isPrepared() {
        return topics != null;
    }

    /** Made when the first message is read, if not before: a worker answers with one template and needs not prepare the others. */
    private IntentRecogniser topics() {
        IntentRecogniser made = topics;
        if (made == null) {
            synchronized (this) {
                made = topics;
                if (made == null) {
                    ExampleReader reader = new ExampleReader(examples.of(file, replyTemplate));
                    made = new IntentRecogniser(reader, examples, replyTemplate, sharedReplyData);
                    topics = made;
                }
            }
        }
        return made;
    }

    Interpretation read(TokenizedMessage message, Question question) {
        ReadMessage read = found(message, question);
        return ownerAnswers
                .toKeyword(read)
                .or(() -> declared(read))
                .or(() -> paymentNotice.transaction(read))
                .or(() -> ownerAnswers.toQuestion(read))
                .or(() -> chosen(read))
                .orElseGet(() -> readingInContext.read(read));
    }

    private ReadMessage found(TokenizedMessage message, Question question) {
        Slots said = slotFinder.in(question.text());
        return new ReadMessage(
                message,
                question,
                topics().in(question.text(), question.businessName()),
                replyTemplate.vocabulary().in(message, theName(question.businessName())),
                said,
                said.after(earlier(question)),
                message.words().stream().anyMatch(sharedReplyData.asking()::contains));
    }

    /** The details of earlier messages; a number before there was anything to count chose a line of the menu. */
    private Slots earlier(Question question) {
        Slots earlier = Slots.NONE;
        for (String text : question.earlier()) {
            if (earlier.has(Slot.THING) || !menuNumbers.isABareNumber(TokenizedMessage.of(text))) {
                earlier = slotFinder.in(text).after(earlier);
            }
        }
        return earlier;
    }

    /** What a picture is taken for: an answer to the question asked last, if one was. */
    Optional<Intent> answerWithoutWords(Question question) {
        return question.last().flatMap(replyTemplate::askedBy);
    }

    /** As much of a message as is read; a pasted book must not cost a second. */
    static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), MOST_LETTERS));
    }

    /** A business called "Huduma Bora" is not asked for a service by everyone who greets it. */
    private static List<Phrase> theName(String businessName) {
        return TokenizedMessage.of(businessName).size() < 2
                ? List.of()
                : List.of(Phrase.exactly(Vocabulary.NAME, businessName));
    }

    /** Declared words decide; a complaint in the same message is answered first. */
    private Optional<Interpretation> declared(ReadMessage read) {
        List<Intent> wanted = new ArrayList<>(wantedIntents.declared(read.matches(), false));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        boolean complains = read.found().words() >= WORDS_OF_A_COMPLAINT
                && read.main()
                        .filter(topic -> topic.intent().name().equals(PROBLEM) && topic.score() >= SURE)
                        .isPresent();
        if (complains && wanted.getFirst().name().equals(HANDOFF)) {
            wanted.addFirst(replyTemplate.intent(PROBLEM));
        }
        if (!wanted.getFirst().covers().contains(ReplyTemplate.ALL)) {
            read.found().topics().stream()
                    .map(RecognisedIntent::intent)
                    .filter(intent -> !wanted.contains(intent))
                    .forEach(wanted::add);
        }
        return Optional.of(wantedIntents.of(wanted, WantedIntents.texts(read.matches(), wanted.getFirst()), read));
    }

    private Optional<Interpretation> chosen(ReadMessage read) {
        List<Intent> chosen = read.question()
                .last()
                .map(last -> menuNumbers.chosen(read.message(), last))
                .orElse(List.of());
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Interpretation.Wants(
                        chosen.getFirst(), BesideAnswers.of(chosen), List.of(), false, earlier(read.question())));
    }
}
