package io.flowhq.replies;

import io.flowhq.replies.slots.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds what a message is like among the examples against what was asked and answered last. */
final class ReadingInContext {

    private static final String CHANGE = "change";
    private static final String CANCEL = "cancel";
    private static final String PRICE = "price";
    private static final String DELIVERY = "delivery";
    private static final String LOCATION = "location";
    private static final String ORDER_DETAILS = "order_details";

    /** What a wish for another colour or size is taken for by itself. */
    private static final Set<String> WANTING = Set.of("order", "availability");

    private static final Pattern WANTS = Pattern.compile(
            "\\b(?:nataka|naomba|nahitaji|nipe|niletee|leta|weka|niwekee|tuma|i want|i need|give me|send|bring|make it)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DECLINES = Pattern.compile(
            "(?:hapana,? |no,? |samahani,? |sorry,? )?(?:sitaki|sihitaji|siitaki|sizitaki|sio|siyo|si|badala|i (?:do not|don'?t) want|not the|instead)\\b",
            Pattern.CASE_INSENSITIVE);

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
        if (revises(read)) {
            return wantedIntents.of(replyTemplate.intent(CHANGE), read);
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
        if (isOnTheWay(wanted, read)) {
            wanted.removeIf(ReadingInContext::isDelivery);
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

    /** "Sitaki nyeupe, nataka nyeusi" of what was ordered is no second order. */
    private boolean revises(ReadMessage read) {
        return read.last().equals(ORDER_DETAILS)
                && (read.said().has(Slot.THING) || read.said().has(Slot.NUMBER))
                && read.main()
                        .filter(topic -> !isLikeAnotherWish(topic.intent(), read))
                        .isEmpty()
                && replyTemplate.intents().containsKey(CHANGE)
                && DECLINES.matcher(read.beginning().strip()).lookingAt();
    }

    private static boolean isLikeAnotherWish(Intent intent, ReadMessage read) {
        return WANTING.contains(intent.name())
                || intent.name().equals(CANCEL)
                        && WANTS.matcher(read.beginning()).find();
    }

    /** Who says where they are and asks the way has nothing sent there. */
    private boolean isOnTheWay(List<Intent> wanted, ReadMessage read) {
        return wanted.stream().anyMatch(intent -> intent.name().equals(LOCATION))
                && wanted.stream().anyMatch(intent -> !isDelivery(intent))
                && hinted(read).stream().noneMatch(ReadingInContext::isDelivery);
    }

    private static boolean isDelivery(Intent intent) {
        return intent.name().startsWith(DELIVERY);
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
