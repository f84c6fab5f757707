package io.flowhq.replies;

import io.flowhq.replies.slots.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What says that money was sent: the message of a network, or a customer's own words. */
final class PaymentNotice {

    private static final String PAYMENT = "payment";
    private static final String PAID = "paid";

    private static final Pattern HAS_PAID = Pattern.compile(
            "\\b(?:ni|n|tu|wa)(?:me|li|sha|mesha)(?:ku|wa|i|ki|zi)?(?:lip|tum|wek|pay|send)\\p{L}*|\\bi(?: have|'ve|ve)? (?:already |just )?(?:paid|sent|deposited)",
            Pattern.CASE_INSENSITIVE);

    /** What the networks write when money was sent, which customers pass on as it is. */
    private static final Pattern TRANSACTION = Pattern.compile(
            "\\b[A-Z0-9]{8,12}\\s+(?:Confirmed|Imethibitishwa)\\b|(?:Ksh|Tsh|TZS|KES)\\s?[\\d,.]+ (?:sent|paid) to |Umetuma (?:Tsh|TZS)");

    /** What a sum of money is easily taken for by one who says that it was paid. */
    private static final Set<String> LIKE_PAID =
            Set.of("payment", "discount", "name_given", "price", "promise", "ok", "noise", "order");

    private final ReplyTemplate replyTemplate;

    PaymentNotice(ReplyTemplate replyTemplate) {
        this.replyTemplate = replyTemplate;
    }

    /** The message of a network about money sent says that and nothing else. */
    Optional<Interpretation> transaction(ReadMessage read) {
        return TRANSACTION.matcher(read.beginning()).find() && isAnswered()
                ? Optional.of(
                        new Interpretation.Wants(replyTemplate.intent(PAID), List.of(), List.of(), false, read.slots()))
                : Optional.empty();
    }

    /** Who has paid is never told how to pay, and offers no sum any more. */
    Intent paidAlready(Intent intent, ReadMessage read) {
        boolean paid = LIKE_PAID.contains(intent.name())
                && hasPaid(read)
                && (intent.name().equals(PAYMENT) || !read.asks())
                && isAnswered();
        return paid ? replyTemplate.intent(PAID) : intent;
    }

    /** A sum in a message of one who has paid, where nothing else is recognised. */
    Optional<Intent> paidSum(ReadMessage read) {
        return read.said().has(Slot.PRICE) && hasPaid(read) && !read.asks() && isAnswered()
                ? Optional.of(replyTemplate.intent(PAID))
                : Optional.empty();
    }

    private boolean isAnswered() {
        return replyTemplate.intents().containsKey(PAID);
    }

    private static boolean hasPaid(ReadMessage read) {
        return HAS_PAID.matcher(read.beginning()).find();
    }
}
