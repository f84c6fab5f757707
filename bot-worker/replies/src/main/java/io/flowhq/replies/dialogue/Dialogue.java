package io.flowhq.replies.dialogue;

import io.flowhq.replies.Reply;
import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.SlotFinder;
import io.flowhq.replies.slots.Slots;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The next step of a dialogue after a customer's message. It decides only where the message belongs to an order or a
 * booking; anything else, such as a complaint in between, is answered as without it and leaves the dialogue where it is.
 * Immutable and safe for many threads; it keeps nothing about anyone.
 */
public final class Dialogue {

    private static final Set<String> ORDERS = Set.of("order", "order_details");
    private static final Set<String> BOOKINGS = Set.of("booking", "booking_details");
    private static final Set<String> STATUS = Set.of("order_status", "order_status_details", "booking_status");

    /** What an answer to a question of the dialogue is taken for. */
    private static final Set<String> ANSWERS = Set.of(
            "order",
            "order_details",
            "booking",
            "booking_details",
            "details_added",
            "name_given",
            "pickup",
            "unknown",
            "fallback",
            "no_such_number",
            "noise",
            "opener",
            "change");

    /** What names another thing than the one that was said; any other answer, such as a name, is about what is asked. */
    private static final Set<String> WISHES = Set.of("order", "booking", "change");

    /** What the name of a thing or service is taken for. */
    private static final Set<String> NAMES_A_THING = Set.of(
            "products", "products_details", "availability", "price", "price_details", "services", "spec", "recommend");

    private static final Set<Slot> CORRECTED = EnumSet.of(Slot.NUMBER, Slot.PLACE, Slot.DAY, Slot.TIME);

    private static final Pattern BARE_NUMBER = Pattern.compile("\\D{0,12}\\d{1,4}\\D{0,12}");
    private static final int WORDS_OF_AN_ANSWER = 6;
    private static final int WORDS_OF_A_YES = 4;
    private static final int WORDS_OF_A_NUMBER = 3;
    private static final int OFFERED = 3;

    private final SlotFinder slotFinder = new SlotFinder();
    private final DialogueTexts texts = new DialogueTexts();
    private final Set<String> yes = texts.words("yes");
    private final Set<String> no = texts.words("no");

    /**
     * @param text the message
     * @param reply what it was taken for and how it would be answered without a dialogue
     * @param open the customer's last order or booking that is neither done nor called off
     * @param catalogue what an order comes to, said when it is read back, and what there is not enough of
     * @return empty when the reply stands and the state stays
     */
    public Optional<DialogueStep> next(
            DialogueState state,
            String text,
            Reply reply,
            Optional<OpenRequest> open,
            BookingTimes times,
            OrderCatalogue catalogue) {
        return next(state, text, reply, open, times).map(step -> byCatalogue(step, reply.language(), catalogue));
    }

    /**
     * Whether a message may belong to a dialogue; where it surely does not, {@link #next} is empty.
     *
     * @param hasOpen the customer has an order or booking that is neither done nor called off
     */
    public boolean mayConcern(DialogueState state, Reply reply, boolean hasOpen) {
        return !(state instanceof DialogueState.None) || hasOpen || begins(reply);
    }

    private static boolean begins(Reply reply) {
        return ORDERS.contains(reply.intent()) || BOOKINGS.contains(reply.intent());
    }

    /** Nobody is taken an order for what is sold out; whoever is asked to agree to one sees what it comes to. */
    private DialogueStep byCatalogue(DialogueStep step, ReplyLanguage language, OrderCatalogue catalogue) {
        Optional<DialogueStep> tooFew = ordered(step)
                .flatMap(asked -> catalogue
                        .lacking(asked.details())
                        .map(thing ->
                                thing.isOutOfStock() ? soldOut(thing, language) : tooFew(asked, thing, language)));
        return tooFew.orElseGet(() -> withTotal(step, language, catalogue));
    }

    /** Empty when the step is not about an order that is being taken. */
    private static Optional<DialogueState.Asking> ordered(DialogueStep step) {
        DialogueState.Asking asked = step.effect() instanceof DialogueEffect.Place place
                ? new DialogueState.Asking(place.kind(), place.details(), place.changes())
                : switch (step.state()) {
                    case DialogueState.None none -> null;
                    case DialogueState.Asking asking -> asking;
                    case DialogueState.Confirming confirming ->
                        new DialogueState.Asking(confirming.kind(), confirming.details(), confirming.changes());
                };
        return Optional.ofNullable(asked).filter(asking -> asking.kind() == DialogueKind.ORDER);
    }

    private DialogueStep soldOut(Offering thing, ReplyLanguage language) {
        return ended("availability", texts.stock("order_sold_out", thing, language), DialogueEffect.NONE);
    }

    private DialogueStep tooFew(DialogueState.Asking asked, Offering thing, ReplyLanguage language) {
        return new DialogueStep(
                new DialogueState.Asking(DialogueKind.ORDER, asked.details().withoutNumber(), asked.changes()),
                DialogueKind.ORDER.key(),
                texts.stock("order_too_few", thing, language),
                DialogueEffect.NONE,
                false);
    }

    private DialogueStep withTotal(DialogueStep step, ReplyLanguage language, OrderCatalogue catalogue) {
        return step.state() instanceof DialogueState.Confirming confirming && confirming.kind() == DialogueKind.ORDER
                ? catalogue
                        .total(confirming.details())
                        .map(total -> step.saying(texts.total(total, language) + "\n" + step.text()))
                        .orElse(step)
                : step;
    }

    private Optional<DialogueStep> next(
            DialogueState state, String text, Reply reply, Optional<OpenRequest> open, BookingTimes times) {
        ReplyLanguage language = reply.language();
        LocalDate today = times.hours().today(times.now());
        return switch (state) {
            case DialogueState.None none -> begin(reply, open, times, today);
            case DialogueState.Asking asking -> answered(asking, text, reply, times, today, open);
            case DialogueState.Confirming confirming ->
                agrees(text)
                        ? Optional.of(placed(confirming, language, times))
                        : says(text, no) && !corrects(text)
                                ? Optional.of(dropped(confirming.kind(), language))
                                : corrected(confirming, text, reply, times, today, open);
        };
    }

    private Optional<DialogueStep> begin(Reply reply, Optional<OpenRequest> open, BookingTimes times, LocalDate today) {
        ReplyLanguage language = reply.language();
        if (ORDERS.contains(reply.intent())) {
            return Optional.of(ask(DialogueKind.ORDER, RequestDetails.of(reply.slots(), today), 0, language, times));
        }
        if (BOOKINGS.contains(reply.intent())) {
            return Optional.of(ask(DialogueKind.BOOKING, RequestDetails.of(reply.slots(), today), 0, language, times));
        }
        return open.flatMap(request -> about(request, reply, today, times));
    }

    /** Status, cancelling and changing of what the customer has ordered or booked. */
    private Optional<DialogueStep> about(OpenRequest request, Reply reply, LocalDate today, BookingTimes times) {
        ReplyLanguage language = reply.language();
        String kind = request.kind().key();
        if (STATUS.contains(reply.intent())) {
            String key = kind + (request.confirmed() ? "_status_confirmed" : "_status_new");
            return Optional.of(ended(reply.intent(), texts.say(key, request.details(), language), DialogueEffect.NONE));
        }
        if (reply.intent().equals("cancel")) {
            return Optional.of(ended(
                    "cancel",
                    texts.say(kind + "_cancelled", request.details(), language),
                    new DialogueEffect.Cancel(request.kind(), request.id())));
        }
        if (reply.intent().equals("change")) {
            RequestDetails changed = RequestDetails.of(reply.slots(), today).asChangeOf(request.details());
            return Optional.of(
                    changed.equals(request.details())
                            ? new DialogueStep(
                                    new DialogueState.Asking(request.kind(), changed, request.id()),
                                    kind,
                                    texts.say("change_what", changed, language),
                                    DialogueEffect.NONE,
                                    false)
                            : ask(request.kind(), changed, request.id(), language, times));
        }
        return Optional.empty();
    }

    private Optional<DialogueStep> answered(
            DialogueState.Asking asking,
            String text,
            Reply reply,
            BookingTimes times,
            LocalDate today,
            Optional<OpenRequest> open) {
        ReplyLanguage language = reply.language();
        if (reply.intent().equals("cancel") || refuses(text)) {
            return Optional.of(dropped(asking.kind(), language));
        }
        List<Slot> missing = asking.details().missing(asking.kind());
        Slots said = slotFinder.in(text);
        boolean bareNumber = missing.contains(Slot.NUMBER)
                && said.has(Slot.NUMBER)
                && !text.contains("?")
                && (BARE_NUMBER.matcher(text.strip()).matches() || words(text) <= WORDS_OF_A_NUMBER);
        boolean names = missing.contains(Slot.THING) && !text.contains("?") && NAMES_A_THING.contains(reply.intent());
        if (!bareNumber && !names && !ANSWERS.contains(reply.intent())) {
            return open.filter(request -> STATUS.contains(reply.intent()))
                    .flatMap(request -> about(request, reply, today, times));
        }
        RequestDetails told = RequestDetails.of(said, today);
        boolean another = asking.details().thing() == null || WISHES.contains(reply.intent());
        RequestDetails details = (another ? told : told.withoutThing()).after(asking.details());
        if (!missing.isEmpty() && details.missing(asking.kind()).equals(missing) && words(text) <= WORDS_OF_AN_ANSWER) {
            details = details.with(missing.getFirst(), text.strip());
        }
        return Optional.of(ask(asking.kind(), details, asking.changes(), language, times));
    }

    /** Neither yes nor no: a correction is read back, a question in between is answered as without the dialogue. */
    private Optional<DialogueStep> corrected(
            DialogueState.Confirming confirming,
            String text,
            Reply reply,
            BookingTimes times,
            LocalDate today,
            Optional<OpenRequest> open) {
        if (reply.intent().equals("cancel")) {
            return Optional.of(dropped(confirming.kind(), reply.language()));
        }
        RequestDetails said = RequestDetails.of(slotFinder.in(text), today);
        if ((ANSWERS.contains(reply.intent()) || corrects(text)) && !said.equals(RequestDetails.NONE)) {
            RequestDetails details = said.asChangeOf(confirming.details());
            return Optional.of(ask(confirming.kind(), details, confirming.changes(), reply.language(), times));
        }
        return open.filter(request -> STATUS.contains(reply.intent()))
                .flatMap(request -> about(request, reply, today, times));
    }

    /** Asks for the first thing that is missing, offers other times where there is no room, or reads all back. */
    private DialogueStep ask(
            DialogueKind kind, RequestDetails details, long changes, ReplyLanguage language, BookingTimes times) {
        if (kind == DialogueKind.BOOKING && details.day() != null && details.time() != null) {
            LocalDateTime wanted = details.day().atTime(details.time());
            if (!times.isFree(wanted, details.thing())) {
                return noRoom(details, wanted, changes, language, times);
            }
        }
        List<Slot> missing = details.missing(kind);
        if (missing.isEmpty()) {
            return new DialogueStep(
                    new DialogueState.Confirming(kind, details, changes),
                    kind.key() + "_details",
                    texts.say(kind.key() + "_read_back", details, language),
                    DialogueEffect.NONE,
                    false);
        }
        String question = missing.getFirst() == Slot.THING
                ? "what"
                : missing.getFirst().name().toLowerCase(Locale.ROOT);
        return new DialogueStep(
                new DialogueState.Asking(kind, details, changes),
                kind.key(),
                texts.say(kind.key() + "_" + question, details, language),
                DialogueEffect.NONE,
                false);
    }

    private DialogueStep noRoom(
            RequestDetails details, LocalDateTime wanted, long changes, ReplyLanguage language, BookingTimes times) {
        List<LocalDateTime> free = times.next(wanted, details.thing(), OFFERED);
        LocalDate day = free.isEmpty() ? wanted.toLocalDate() : free.getFirst().toLocalDate();
        return new DialogueStep(
                new DialogueState.Asking(DialogueKind.BOOKING, details.on(day), changes),
                DialogueKind.BOOKING.key(),
                texts.say(free.isEmpty() ? "time_none" : "time_taken", details, free, language),
                DialogueEffect.NONE,
                false);
    }

    private DialogueStep placed(DialogueState.Confirming confirming, ReplyLanguage language, BookingTimes times) {
        RequestDetails details = confirming.details();
        if (confirming.kind() == DialogueKind.BOOKING && details.day() != null && details.time() != null) {
            LocalDateTime wanted = details.day().atTime(details.time());
            if (!times.isFree(wanted, details.thing())) {
                return noRoom(details, wanted, confirming.changes(), language, times);
            }
        }
        return ended(
                confirming.kind().key() + "_placed",
                texts.say(confirming.kind().key() + "_placed", details, language),
                new DialogueEffect.Place(confirming.kind(), details, confirming.changes()));
    }

    private DialogueStep dropped(DialogueKind kind, ReplyLanguage language) {
        return ended(kind.key() + "_dropped", texts.say("dropped", RequestDetails.NONE, language), DialogueEffect.NONE);
    }

    private static DialogueStep ended(String intent, String text, DialogueEffect effect) {
        return new DialogueStep(DialogueState.NONE, intent, text, effect, true);
    }

    /** "Sawa, lakini mbili" corrects rather than agrees. */
    private boolean agrees(String text) {
        return says(text, yes)
                && (text.strip().equals("1") || slotFinder.in(text).values().isEmpty());
    }

    /** "Hapana, nataka 3" corrects rather than refuses, "ok but make it 30" rather than agrees; a bare "2" refuses. */
    private boolean corrects(String text) {
        Slots said = slotFinder.in(text);
        return words(text) > 1
                && words(text) <= WORDS_OF_AN_ANSWER
                && (begins(text, no) || begins(text, yes))
                && CORRECTED.stream().anyMatch(said::has);
    }

    /** "2 please" says how many. */
    private boolean refuses(String text) {
        return words(text) <= 2
                && says(text, no)
                && !Character.isDigit(text.strip().charAt(0));
    }

    private static boolean says(String text, Set<String> words) {
        return words(text) <= WORDS_OF_A_YES && begins(text, words);
    }

    private static boolean begins(String text, Set<String> words) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .filter(words::contains)
                .isPresent();
    }

    private static int words(String text) {
        return text.strip().split("\\s+").length;
    }
}
