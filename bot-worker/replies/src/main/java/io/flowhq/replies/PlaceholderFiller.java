package io.flowhq.replies;

import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.Slots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills the placeholders of a text. A part in square brackets is left out when a detail in it is not known: {@code
 * Sawa[, bei ya *{thing}*].}
 */
record PlaceholderFiller(ReplyTemplate replyTemplate, SharedReplyData sharedReplyData) {

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
    private static final List<Slot> REPEATED = List.of(Slot.THING, Slot.NUMBER, Slot.PLACE, Slot.DAY, Slot.TIME);
    private static final List<Slot> REPEATED_OF_A_LIST = List.of(Slot.LIST, Slot.PLACE, Slot.DAY, Slot.TIME);
    private static final int MAX_DETAIL = 90;

    /** The only intents whose several numbers are of several things. */
    private static final String ORDER = "order";

    String details(String text, Intent intent, Slots slots, ReplyLanguage language) {
        return filled(text, values(intent, slots, language));
    }

    /** A text with values by placeholder; a placeholder without one is left as it is. */
    static String filled(String text, Map<String, String> values) {
        String chosen = OPTIONAL.matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(
                        PLACEHOLDER
                                        .matcher(part.group(1))
                                        .results()
                                        .allMatch(name -> !values.getOrDefault(name.group(1), "")
                                                .isEmpty())
                                ? part.group(1)
                                : ""));
        return PLACEHOLDER
                .matcher(chosen)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    }

    String fixed(String text, ReplyLanguage language, Question question) {
        return text.replace("{menu}", replyTemplate.menu(language))
                .replace("{hours}", sharedReplyData.hours().week(question.hours(), question.at(), language))
                .replace("{business}", sharedReplyData.texts().name(question.businessName(), language));
    }

    private Map<String, String> values(Intent intent, Slots slots, ReplyLanguage language) {
        Map<String, String> values = new HashMap<>();
        for (Slot slot : Slot.values()) {
            values.put(slot.key(), said(slot, slots));
        }
        values.put("thing_name", replyTemplate.details().thingName(language));
        values.put("missing", replyTemplate.details().missing(intent.missing(slots), language));
        values.put(
                "known",
                (slots.has(Slot.LIST) && intent.name().startsWith(ORDER) ? REPEATED_OF_A_LIST : REPEATED)
                        .stream()
                                .map(slot -> said(slot, slots))
                                .filter(said -> !said.isEmpty())
                                .collect(Collectors.joining(", ")));
        return values;
    }

    /** What a customer wrote, so that it cannot change the layout or be taken for a placeholder. */
    static String said(Slot slot, Slots slots) {
        String plain = slots.said(slot).replaceAll("[*_~`{}\\[\\]\\s]+", " ").strip();
        return plain.length() > MAX_DETAIL ? "" : plain;
    }
}
