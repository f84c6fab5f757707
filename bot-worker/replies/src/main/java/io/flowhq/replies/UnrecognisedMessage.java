package io.flowhq.replies;

import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.Slots;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers a message that is like no example, by its details and by what was said last. */
final class UnrecognisedMessage {

    private static final String DISCOUNT = "discount";

    /** Whatever else is written after them is about them, and for the same person. */
    private static final Set<String> ALARMS = Set.of("danger", "security");

    /** A message of at least so many words deserves a person's answer rather than the menu. */
    private static final int WORDS_OF_A_QUESTION = 3;

    private static final int WORDS_OF_A_BARE_THING = 4;

    private final ReplyTemplate replyTemplate;
    private final WantedIntents wantedIntents;
    private final PaymentNotice paymentNotice;

    UnrecognisedMessage(ReplyTemplate replyTemplate, WantedIntents wantedIntents, PaymentNotice paymentNotice) {
        this.replyTemplate = replyTemplate;
        this.wantedIntents = wantedIntents;
        this.paymentNotice = paymentNotice;
    }

    Interpretation read(ReadMessage read) {
        Optional<Intent> social =
                wantedIntents.declared(read.matches(), true).stream().findFirst();
        if (social.isPresent()) {
            List<String> because = WantedIntents.texts(read.matches(), social.get());
            return new Interpretation.Wants(social.get(), List.of(), because, false, read.slots());
        }
        boolean greetsOnly = read.found().greeted()
                && read.found().words() == 0
                && replyTemplate.intents().containsKey(MessageReader.GREETING);
        if (greetsOnly) {
            return WantedIntents.exactly(replyTemplate.intent(MessageReader.GREETING), read);
        }
        Optional<Intent> sum = paymentNotice.paidSum(read).or(() -> offeredSum(read));
        if (sum.isPresent()) {
            return wantedIntents.of(sum.get(), read);
        }
        if (adds(read)) {
            return WantedIntents.exactly(replyTemplate.intent(MessageReader.DETAILS_ADDED), read);
        }
        Optional<Intent> thing = bareThing(read);
        if (thing.isPresent() && !replyTemplate.menu().isEmpty()) {
            return wantedIntents.of(thing.get(), read);
        }
        return new Interpretation.Wants(
                otherwise(read), List.of(), List.of(), read.found().greeted(), read.slots());
    }

    private Optional<Intent> offeredSum(ReadMessage read) {
        boolean offers = read.last().startsWith("price") && read.said().has(Slot.PRICE);
        return offers && replyTemplate.intents().containsKey(DISCOUNT)
                ? Optional.of(replyTemplate.intent(DISCOUNT))
                : Optional.empty();
    }

    private boolean adds(ReadMessage read) {
        Slots said = read.said();
        int words = read.found().words();
        boolean saysDetails = said.values().keySet().stream().anyMatch(slot -> slot != Slot.THING)
                || (said.has(Slot.THING) && words <= WORDS_OF_A_BARE_THING);
        boolean bareNumber =
                !read.last().isEmpty() && read.message().words().stream().allMatch(word -> word.matches("\\d+"));
        return (read.last().endsWith(MessageReader.DETAILS) && saysDetails || bareNumber)
                && !read.asks()
                && words <= OpenAnswer.WORDS
                && replyTemplate.intents().containsKey(MessageReader.DETAILS_ADDED);
    }

    private Optional<Intent> bareThing(ReadMessage read) {
        int words = read.found().words();
        boolean bare = words > 0
                && read.said().has(Slot.THING)
                && words <= WORDS_OF_A_BARE_THING
                && TokenizedMessage.of(read.said().said(Slot.THING)).size() >= words;
        return bare ? replyTemplate.bareThing().flatMap(replyTemplate::answering) : Optional.empty();
    }

    /** A person's answer where one is due, the menu otherwise. */
    private Intent otherwise(ReadMessage read) {
        String last = read.last();
        if (ALARMS.contains(last) && replyTemplate.intents().containsKey(last)) {
            return replyTemplate.intent(last);
        }
        boolean promised = Optional.ofNullable(replyTemplate.intents().get(last))
                .flatMap(Intent::followUp)
                .isPresent();
        String otherwise =
                read.message().size() >= WORDS_OF_A_QUESTION || promised || last.endsWith(MessageReader.DETAILS)
                        ? MessageReader.UNKNOWN
                        : ReplyTemplate.FALLBACK;
        return replyTemplate.intents().getOrDefault(otherwise, replyTemplate.intent(ReplyTemplate.FALLBACK));
    }
}
