package io.flowhq.replies;

import io.flowhq.replies.KnowledgeAnswers.Answer;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.OfferingSearch;
import io.flowhq.replies.knowledge.SearchResult;
import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.SlotFinder;
import io.flowhq.replies.slots.Slots;
import io.flowhq.replies.slots.ThingWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers what is asked about products and services from the owner's own list. */
final class OfferAnswers {

    private static final Set<String> PRICES = Set.of("price", "price_details");
    private static final Set<String> AVAILABILITY =
            Set.of("availability", "products_details", "products", "services", "service_question");
    private static final String SPEC = "spec";
    /** Asked in general: what is not found is not said to be missing. */
    private static final Set<String> IN_GENERAL = Set.of(SPEC, "products", "services");

    /** Not recognised otherwise: the list answers only what it has by its full name. */
    private static final Set<String> UNCLEAR = Set.of("unknown", "fallback", "question", "question_details");

    private static final int MAX_EXAMPLES = 2;
    private static final int MAX_EXAMPLE = 40;

    private static final Pattern SIZE = Pattern.compile(
            "\\b(?:size|saizi|sz|namba|no)\\.?\\s*(?:ya\\s+)?(\\d{1,3}|x{0,3}[sl]|m)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLOUR = Pattern.compile(
            "\\b(nyeusi|nyeupe|nyekundu|bluu|kijani|njano|pinki|zambarau|kahawia|dhahabu|black|white|red|blue|green|yellow|pink|purple|brown|gold|silver|grey|gray)\\b",
            Pattern.CASE_INSENSITIVE);

    private final OfferFormatter formatter;
    private final SlotFinder slotFinder;
    private final ThingWords thingWords;

    OfferAnswers(OfferFormatter formatter, SlotFinder slotFinder, ThingWords thingWords) {
        this.formatter = formatter;
        this.slotFinder = slotFinder;
        this.thingWords = thingWords;
    }

    /** Empty when the intent asks for no product or service, or names none. */
    Optional<Answer> to(String intent, Slots slots, ReplyLanguage language, Question question) {
        if (!PRICES.contains(intent)
                && !AVAILABILITY.contains(intent)
                && !intent.equals(SPEC)
                && !UNCLEAR.contains(intent)) {
            return Optional.empty();
        }
        List<Offering> offerings = question.knowledge().offerings();
        OfferingSearch search = question.knowledge().search(thingWords);
        String thing = thing(question.text());
        SearchResult found = search.find(question.text(), thing);
        Optional<String> detail = detail(question.text());
        if (!found.exact() && detail.isPresent()) {
            SearchResult without =
                    search.find(question.text().replace(detail.get(), " "), thing.replace(detail.get(), " "));
            found = without.exact() ? without : found;
        }
        String earlier = slots.said(Slot.THING);
        if (found.isEmpty() && thing.isEmpty() && OfferingSearch.namesSomething(earlier, thingWords)) {
            thing = earlier;
            found = search.find(thing, thing);
        }
        if (UNCLEAR.contains(intent) && !found.exact()) {
            return Optional.empty();
        }
        if (!found.isEmpty()) {
            return Optional.of(
                    found.exact()
                            ? exactly(intent, withDetail(found.offerings(), detail), detail, language)
                            : similar(intent, thing, found.offerings(), language));
        }
        if (thing.isEmpty()) {
            return detail.map(size -> bySize(size, offerings, language));
        }
        return IN_GENERAL.contains(intent) ? Optional.empty() : Optional.of(notFound(intent, thing, language));
    }

    /** The part of a message that names something; blank when none does. */
    private String thing(String text) {
        String thing = slotFinder.in(text).said(Slot.THING);
        return OfferingSearch.namesSomething(thing, thingWords) ? thing : "";
    }

    /** What is said of an open question about all that there is. */
    Optional<Answer> openly(String intent, ReplyLanguage language, Question question) {
        List<Offering> offerings = inStockFirst(question.knowledge().offerings());
        return switch (intent) {
            case "products" -> list(of(Offering.Kind.PRODUCT, offerings), language);
            case "services" -> list(of(Offering.Kind.SERVICE, offerings), language);
            case "price", "availability" ->
                offerings.size() <= OfferFormatter.MAX_LISTED
                        ? list(offerings, language)
                        : Optional.of(
                                new Answer(formatter.say("which", language, Map.of("example", examples(offerings)))));
            default -> Optional.empty();
        };
    }

    /** Names of what can be booked or ordered, as examples; empty when nothing is told. */
    Optional<String> examples(String intent, ReplyLanguage language, Question question) {
        Offering.Kind kind = intent.equals("booking") ? Offering.Kind.SERVICE : Offering.Kind.PRODUCT;
        String names = examples(of(kind, inStockFirst(question.knowledge().offerings())));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(formatter.say("example", language, Map.of("example", names)));
    }

    private Answer exactly(String intent, List<Offering> found, Optional<String> detail, ReplyLanguage language) {
        Optional<String> toConfirm =
                detail.filter(said -> found.stream().noneMatch(offering -> OfferingSearch.mentions(offering, said)));
        Answer answer = found.size() == 1
                ? one(intent, found.getFirst(), language)
                : new Answer(formatter.say(
                        "several", language, Map.of("list", formatter.list(inStockFirst(found), language))));
        return toConfirm
                .map(said -> new Answer(
                        answer.text() + "\n" + formatter.say("to_confirm", language, Map.of("detail", said)),
                        answer.followUp().or(() -> Optional.of(ReplyFollowUpReason.AVAILABILITY))))
                .orElse(answer);
    }

    private Answer one(String intent, Offering offering, ReplyLanguage language) {
        if (offering.isOutOfStock()) {
            return new Answer(formatter.say("sold_out", offering, language));
        }
        boolean known = offering.price().isPresent();
        if (intent.equals(SPEC) && !offering.description().isBlank()) {
            return new Answer(formatter.say("details", offering, language), ReplyFollowUpReason.QUESTION);
        }
        if (PRICES.contains(intent)) {
            return known
                    ? new Answer(formatter.say("price", offering, language))
                    : new Answer(formatter.say("price_unknown", offering, language), ReplyFollowUpReason.PRICE_UNKNOWN);
        }
        String key = offering.kind() == Offering.Kind.SERVICE ? "service" : "available";
        return new Answer(
                formatter.say(key, offering, language),
                intent.equals(SPEC) ? Optional.of(ReplyFollowUpReason.QUESTION) : Optional.empty());
    }

    private Answer similar(String intent, String thing, List<Offering> found, ReplyLanguage language) {
        return new Answer(
                formatter.say(
                        "similar",
                        language,
                        Map.of("thing", plain(thing), "list", formatter.list(inStockFirst(found), language))),
                reason(intent));
    }

    private Answer notFound(String intent, String thing, ReplyLanguage language) {
        return new Answer(formatter.say("not_found", language, Map.of("thing", plain(thing))), reason(intent));
    }

    private static ReplyFollowUpReason reason(String intent) {
        return PRICES.contains(intent) ? ReplyFollowUpReason.PRICE_UNKNOWN : ReplyFollowUpReason.UNKNOWN_QUESTION;
    }

    private Answer bySize(String size, List<Offering> offerings, ReplyLanguage language) {
        List<Offering> having = offerings.stream()
                .filter(offering -> OfferingSearch.mentions(offering, size))
                .toList();
        return having.isEmpty()
                ? new Answer(
                        formatter.say("to_confirm", language, Map.of("detail", size)), ReplyFollowUpReason.AVAILABILITY)
                : exactly("availability", having, Optional.empty(), language);
    }

    private Optional<Answer> list(List<Offering> offerings, ReplyLanguage language) {
        if (offerings.isEmpty()) {
            return Optional.empty();
        }
        String things = offerings.getFirst().kind() == Offering.Kind.SERVICE
                ? language == ReplyLanguage.SW ? "huduma" : "services"
                : language == ReplyLanguage.SW ? "bidhaa" : "products";
        return Optional.of(new Answer(formatter.say(
                "list", language, Map.of("things", things, "list", formatter.list(offerings, language)))));
    }

    private static List<Offering> of(Offering.Kind kind, List<Offering> offerings) {
        List<Offering> wanted =
                offerings.stream().filter(offering -> offering.kind() == kind).toList();
        return wanted.isEmpty() ? offerings : wanted;
    }

    private static List<Offering> inStockFirst(List<Offering> offerings) {
        return offerings.stream()
                .sorted(Comparator.comparing(Offering::isOutOfStock))
                .toList();
    }

    private static List<Offering> withDetail(List<Offering> found, Optional<String> detail) {
        List<Offering> having = detail.map(said -> found.stream()
                        .filter(offering -> OfferingSearch.mentions(offering, said))
                        .toList())
                .orElse(List.of());
        return having.isEmpty() ? found : having;
    }

    private static String examples(List<Offering> offerings) {
        List<String> names = new ArrayList<>();
        offerings.stream()
                .map(offering -> OfferFormatter.plain(offering.name()))
                .filter(name -> name.length() <= MAX_EXAMPLE)
                .limit(MAX_EXAMPLES)
                .forEach(names::add);
        return String.join("*, *", names);
    }

    /** A size or a colour that is asked for. */
    private static Optional<String> detail(String text) {
        Matcher size = SIZE.matcher(text);
        if (size.find()) {
            return Optional.of(size.group(1));
        }
        Matcher colour = COLOUR.matcher(text);
        return colour.find() ? Optional.of(colour.group(1)) : Optional.empty();
    }

    private static String plain(String thing) {
        return OfferFormatter.plain(thing).replaceAll("[\\[\\]]", "");
    }
}
