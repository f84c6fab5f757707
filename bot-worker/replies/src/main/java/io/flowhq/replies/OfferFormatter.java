package io.flowhq.replies;

import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.Price;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says one offering, or a short list of several. A price is said as the owner told it or not at all. */
final class OfferFormatter {

    static final int MAX_LISTED = 5;

    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int MAX_DESCRIPTION = 300;

    private final OfferTexts texts;

    OfferFormatter(OfferTexts texts) {
        this.texts = texts;
    }

    String say(String key, Offering offering, ReplyLanguage language) {
        Map<String, String> values = new HashMap<>();
        values.put("name", plain(offering.name()));
        values.put("price", offering.price().map(Price::toString).orElse(""));
        values.put("duration", duration(offering, language));
        values.put("description", sentence(offering.description()));
        return texts.say(key, language, values);
    }

    String say(String key, ReplyLanguage language, Map<String, String> values) {
        return texts.say(key, language, values);
    }

    /** At most {@link #MAX_LISTED} lines, and how many there are besides. */
    String list(List<Offering> offerings, ReplyLanguage language) {
        List<String> lines = new ArrayList<>();
        offerings.stream().limit(MAX_LISTED).forEach(offering -> lines.add(line(offering, language)));
        if (offerings.size() > MAX_LISTED) {
            lines.add(texts.say("more", language, Map.of("count", Integer.toString(offerings.size() - MAX_LISTED))));
        }
        return String.join("\n", lines);
    }

    private String line(Offering offering, ReplyLanguage language) {
        List<String> parts = new ArrayList<>();
        offering.price().map(Price::toString).ifPresent(parts::add);
        if (offering.minutes().isPresent()) {
            parts.add(texts.say("duration", language, Map.of("duration", duration(offering, language))));
        }
        if (offering.isOutOfStock()) {
            parts.add(texts.say("line_sold_out", language, Map.of()));
        }
        String name = "• *" + plain(offering.name()) + "*";
        return parts.isEmpty() ? name : name + " – " + String.join(", ", parts);
    }

    private String duration(Offering offering, ReplyLanguage language) {
        int all = offering.minutes().orElse(0);
        int hours = all / MINUTES_OF_AN_HOUR;
        int minutes = all % MINUTES_OF_AN_HOUR;
        if (all == 0) {
            return "";
        }
        String key = hours == 0 ? "minutes" : minutes == 0 ? "hours" : "hours_and_minutes";
        return texts.say(key, language, Map.of("hours", Integer.toString(hours), "minutes", Integer.toString(minutes)));
    }

    /** So that it cannot change the layout. */
    static String plain(String name) {
        return name.replaceAll("[*_~`{}\\s]+", " ").strip();
    }

    private static String sentence(String description) {
        String plain = plain(description);
        String cut = plain.length() > MAX_DESCRIPTION ? plain.substring(0, MAX_DESCRIPTION) + "…" : plain;
        return cut.isEmpty() || ".!?…".indexOf(cut.charAt(cut.length() - 1)) >= 0 ? cut : cut + ".";
    }
}
