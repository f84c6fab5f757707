package io.flowhq.replies;

import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.Slots;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a message answers the question asked last, or adds to what was taken up. */
final class OpenAnswer {

    private static final String PROBLEM = "problem";
    private static final String PAID = "paid";
    private static final String ORDER = "order";
    private static final int WORDS_OF_A_NAME = 4;
    private static final int WORDS_OF_A_NAMED_PHONE = 9;
    private static final int WORDS_OF_A_BARE_ANSWER = 2;

    static final int WORDS = 8;

    /** "Asha Mwinyi, 0700 000 021", whatever its letters are like. */
    private static final Pattern NAME_AND_PHONE =
            Pattern.compile("\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+){0,2}[,;:]? *\\+?\\d[\\d ]{6,}\\.?");

    /** What words of an answer are easily taken for while a question is open. */
    private static final Set<String> LIKE_ANSWERS = Set.of(
            "availability",
            "order",
            "booking",
            "name_given",
            "free_times",
            "delivery",
            "service_question",
            "spec",
            "change",
            "services",
            "products",
            "question",
            "recommend",
            "hours",
            "location",
            "pickup",
            "promise",
            "noise",
            "opener",
            "problem");

    /** After these, too, customers say where they are and who. */
    private static final Set<String> ADDED_TO =
            Set.of("danger", "security", "problem", "refund", "delivery", "order_status", "handoff", "unknown");

    private static final double SURE = 0.72;
    private static final double VERY_SURE = 0.82;

    private final ReplyTemplate replyTemplate;

    OpenAnswer(ReplyTemplate replyTemplate) {
        this.replyTemplate = replyTemplate;
    }

    /** Hardly more than a name and a number to call. */
    boolean givesAPhone(ReadMessage read) {
        boolean wantsMore = read.main()
                .map(RecognisedIntent::intent)
                .filter(intent -> intent.handsOff() || intent.urgent())
                .isPresent();
        long spoken = read.message().words().stream()
                .filter(word -> word.chars().anyMatch(Character::isLetter))
                .count();
        return (!wantsMore || NAME_AND_PHONE.matcher(read.beginning().strip()).matches())
                && spoken <= (read.said().has(Slot.NAME) ? WORDS_OF_A_NAMED_PHONE : WORDS_OF_A_NAME)
                && !read.asks()
                && replyTemplate.intents().containsKey(MessageReader.NAME_GIVEN)
                && read.said().has(Slot.PHONE);
    }

    /** Where and who, to one who was answered before: "Temeke Mwisho, karibu na msikiti", "acc 118-552, Peter Mutua". */
    boolean givesOnlyDetails(ReadMessage read) {
        String last = read.last();
        boolean mayAdd = last.endsWith(MessageReader.DETAILS) || ADDED_TO.contains(last);
        boolean small = read.main()
                .filter(topic -> topic.intent().urgent() || topic.intent().handsOff() || topic.score() >= VERY_SURE)
                .isEmpty();
        Slots said = read.said();
        boolean tells = said.has(Slot.PLACE) || said.has(Slot.REFERENCE) || said.has(Slot.PHONE);
        return mayAdd
                && small
                && tells
                && !read.asks()
                && !read.asksInWords()
                && read.found().words() <= WORDS
                && !said.has(Slot.PRICE)
                && !said.has(Slot.NUMBER)
                && !said.has(Slot.DAY);
    }

    /** Words after a question are its answer, unless they are clearly something that no answer is. */
    boolean isAnAnswer(ReadMessage read) {
        int words = read.found().words();
        if (read.main().isEmpty()) {
            return words > 0;
        }
        RecognisedIntent topic = read.main().get();
        String name = topic.intent().name();
        String last = read.last();
        if (name.equals(last) || topic.intent().social() || topic.intent().courtesy()) {
            return false;
        }
        boolean asks = read.asks();
        if (last.startsWith(PROBLEM) && name.equals(PAID)) {
            return true;
        }
        if (!asks && words <= WORDS_OF_A_BARE_ANSWER && LIKE_ANSWERS.contains(name)) {
            return true;
        }
        boolean orders =
                name.equals(ORDER) && !last.equals(ORDER) && read.said().has(Slot.NUMBER);
        if (orders && words > WORDS_OF_A_BARE_ANSWER) {
            return false;
        }
        double needed = LIKE_ANSWERS.contains(name) ? (asks ? SURE : VERY_SURE) : (asks ? 0.5 : 0.6);
        return topic.score() < needed && !(asks && words > WORDS);
    }
}
