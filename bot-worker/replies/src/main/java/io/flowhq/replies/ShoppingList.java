package io.flowhq.replies;

import io.flowhq.replies.slots.Slot;
import java.util.Optional;
import java.util.regex.Pattern;

/** "Pilau 4, kuku 2": several things with their numbers are an order, unless something is asked about them. */
final class ShoppingList {

    private static final String ORDER = "order";

    private static final Pattern EXISTS = Pattern.compile(
            "\\b(?:[iy]a?po|zipo|lipo|vipo|kipo|ziko|iko|mna|mnayo|mnazo|una|unayo|mko|uko|kama|available|have|got|naulizia)\\b",
            Pattern.CASE_INSENSITIVE);

    private final ReplyTemplate replyTemplate;

    ShoppingList(ReplyTemplate replyTemplate) {
        this.replyTemplate = replyTemplate;
    }

    /** What is counted once only may be anything, such as guests and their children. */
    private static boolean isCounted(ReadMessage read) {
        return read.said()
                .value(Slot.LIST)
                .filter(counts -> !counts.equals("1"))
                .isPresent();
    }

    /** The order that a message is by its list; empty when it is none, or this business takes no orders. */
    Optional<Intent> order(ReadMessage read) {
        if (EXISTS.matcher(read.beginning()).find()) {
            return Optional.empty();
        }
        boolean orders = replyTemplate.intents().containsKey(ORDER)
                && replyTemplate
                        .answering(ORDER)
                        .filter(intent -> intent.name().equals(ORDER))
                        .isPresent();
        boolean likely = read.main()
                .map(topic -> topic.intent().name().equals("availability")
                        || topic.intent().name().equals("products"))
                .orElse(true);
        return orders && likely && !read.asks() && isCounted(read)
                ? Optional.of(replyTemplate.intent(ORDER))
                : Optional.empty();
    }
}
