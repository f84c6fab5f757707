package io.flowhq.replies;

import io.flowhq.replies.slots.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Holds what a message is like among the examples against what was asked and answered last. */
final class ReadingInContext {

    private static final String CHANGE = "change";
    private static final String PRICE = "price";
    private static final String DELIVERY = "delivery";

    /** Shorter messages want one thing. */
    private static final int WORDS_OF_TWO_WISHES = 5;

    /** Answers about a thing, which is another one when the customer meant another. */
    private static final Set<String> CORRECTED = Set.of("price_details", "products_details");

    private static final Set<String> GOING_ON = Set.of("na", "and");
    private static final int WORDS_OF_ANOTHER = 5;

    /** They say next to nothing, so the rest of a message is what it is about. */
    private static final Set<String> VAGUE = Set.of("ok", "noise", "greeting", "opener");

    private final ReplyTemplate replyTemplate;
    private final WantedIntents wantedIntents;
    private final OpenAnswer openAnswer;
    private final ShoppingList shoppingList;
    private final PaymentNotice paymentNotice;
    private final UnrecognisedMessage unrecognisedMessage;

    ReadingInContext(ReplyTemplate replyTemplate, WantedIntents wantedIntents, PaymentNotice paymentNotice) {
        this.replyTemplate = replyTemplate;
        this.wantedIntents = wantedIntents;
        this.paymentNotice = paymentNotice;
        openAnswer = new OpenAnswer(replyTemplate);
        shoppingList = new ShoppingList(replyTemplate);
        unrecognisedMessage = new UnrecognisedMessage(replyTemplate, wantedIntents, paymentNotice);
    }

    Interpretation read(ReadMessage read) {
        Optional<Intent> asked = read.question().last().flatMap(replyTemplate::askedBy);
        if (openAnswer.givesAPhone(read)) {
            return WantedIntents.exactly(asked.orElseGet(() -> replyTemplate.intent(MessageReader.NAME_GIVEN)), read);
        }
        if (openAnswer.givesOnlyDetails(read)) {
            return WantedIntents.exactly(asked.orElseGet(this::detailsAdded), read);
        }
        if (asksOfAnother(read)) {
            return WantedIntents.exactly(replyTemplate.intent(read.last()), read);
        }
        if (asked.isPresent() && countsNothing(read)) {
            return wantedIntents.of(replyTemplate.intent(read.last()), read);
        }
        if (asked.isPresent() && openAnswer.isAnAnswer(read)) {
            return WantedIntents.exactly(asked.get(), read);
        }
        Optional<Intent> order = shoppingList.order(read);
        if (order.isPresent()) {
            return wantedIntents.of(order.get(), read);
        }
        if (read.main().isPresent()) {
            return byExamples(read.main().get(), read);
        }
        List<Intent> hinted = hinted(read);
        return hinted.isEmpty() ? unrecognisedMessage.read(read) : wantedIntents.of(hinted, List.of(), read);
    }

    /** "Na pedicure?", "and the black one?": what was asked of one thing is asked of another. */
    private static boolean asksOfAnother(ReadMessage read) {
        List<String> words = read.message().words();
        boolean goesOn = !words.isEmpty() && GOING_ON.contains(words.getFirst())
                || read.beginning().toLowerCase(Locale.ROOT).matches("(?:vipi kuhusu|what about|how about) .*");
        return CORRECTED.contains(read.last())
                && goesOn
                && words.size() <= WORDS_OF_ANOTHER
                && read.said().has(Slot.THING)
                && read.main()
                        .map(RecognisedIntent::intent)
                        .filter(intent -> intent.urgent() || intent.handsOff())
                        .isEmpty();
    }

    /** "Mbili" to one who was asked what and how many: the rest is still to be asked. */
    private boolean countsNothing(ReadMessage read) {
        Intent last = replyTemplate.intents().get(read.last());
        return last != null
                && last.asksForANumber()
                && read.found().words() == 1
                && read.said().has(Slot.NUMBER)
                && !read.said().has(Slot.THING)
                && last.missing(read.slots()).contains(Slot.THING);
    }

    private Intent detailsAdded() {
        return replyTemplate
                .intents()
                .getOrDefault(MessageReader.DETAILS_ADDED, replyTemplate.intent(ReplyTemplate.FALLBACK));
    }

    private Interpretation byExamples(RecognisedIntent main, ReadMessage read) {
        List<Intent> wanted = new ArrayList<>(read.found().topics().stream()
                .map(topic -> paymentNotice.paidAlready(topic.intent(), read))
                .toList());
        if (isPriceOfAPlace(wanted.getFirst(), read)) {
            wanted.set(0, replyTemplate.intent(DELIVERY));
        }
        if (corrects(wanted.getFirst(), read)) {
            return wantedIntents.of(List.of(replyTemplate.intent(read.last())), main.because(), read);
        }
        if (read.found().unclear() && leavesNothingToDo(wanted.getFirst())) {
            addUnclear(wanted);
        }
        if (read.found().words() >= WORDS_OF_TWO_WISHES && isWish(wanted.getFirst())) {
            hinted(read).stream().filter(intent -> !wanted.contains(intent)).forEach(wanted::add);
        }
        return wantedIntents.of(wanted, main.because(), read);
    }

    /** "Machakos how much": no thing has been spoken of, so it is the way there that costs. */
    private boolean isPriceOfAPlace(Intent intent, ReadMessage read) {
        return intent.name().equals(PRICE)
                && replyTemplate.intents().containsKey(DELIVERY)
                && read.said().has(Slot.PLACE)
                && !read.slots().has(Slot.THING);
    }

    /** "I meant the curtains" after the price of bed sheets changes no order. */
    private static boolean corrects(Intent intent, ReadMessage read) {
        return intent.name().equals(CHANGE) && CORRECTED.contains(read.last());
    }

    /** Nobody would be told of what else the message says. */
    private static boolean leavesNothingToDo(Intent intent) {
        return intent.followUp().isEmpty() && intent.asks().isEmpty() && !intent.handsOff();
    }

    private void addUnclear(List<Intent> wanted) {
        Intent unknown = replyTemplate.intents().get(MessageReader.UNKNOWN);
        if (unknown != null && VAGUE.contains(wanted.getFirst().name())) {
            wanted.set(0, unknown);
        } else if (unknown != null) {
            wanted.add(unknown);
        }
    }

    private static boolean isWish(Intent intent) {
        return !intent.social() && !intent.courtesy() && !intent.urgent();
    }

    /** What words speak for, in the order in which it is answered. */
    private List<Intent> hinted(ReadMessage read) {
        return wantedIntents.declared(replyTemplate.hints().in(read.message()), false);
    }
}
