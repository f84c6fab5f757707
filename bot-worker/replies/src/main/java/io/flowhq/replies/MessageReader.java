package io.flowhq.replies;

import io.flowhq.replies.Vocabulary.Match;
import io.flowhq.replies.knowledge.QuestionSearch;
import io.flowhq.replies.reading.ExampleReader;
import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.SlotFinder;
import io.flowhq.replies.slots.Slots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message for something. In this order: an owner's keyword; declared words, such as those for a person or for
 * silence; an own question of the business; a menu number; what the message is like among the examples, held against the question asked last; none of
 * these.
 */
final class MessageReader {

    static final String GREETING = "greeting";
    static final String HANDOFF = "handoff";
    private static final String PROBLEM = "problem";
    private static final String UNKNOWN = "unknown";
    private static final String DETAILS_ADDED = "details_added";
    private static final String DETAILS = "_details";
    static final String NAME_GIVEN = "name_given";
    private static final int WORDS_OF_A_NAME = 4;
    private static final int WORDS_OF_A_NAMED_PHONE = 9;

    /** A message of at least so many words deserves a person's answer rather than the menu. */
    private static final int WORDS_OF_A_QUESTION = 3;

    /** Shorter messages want one thing. */
    private static final int WORDS_OF_TWO_WISHES = 5;

    private static final int WORDS_OF_AN_ANSWER = 8;
    private static final int WORDS_OF_A_BARE_ANSWER = 2;
    private static final int WORDS_OF_A_BARE_THING = 4;

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

    private static final String PAYMENT = "payment";
    private static final String PAID = "paid";
    private static final String DISCOUNT = "discount";
    private static final String ORDER = "order";
    private static final String CHANGE = "change";

    /** Answers about a thing, which is another one when the customer meant another. */
    private static final Set<String> CORRECTED = Set.of("price_details", "products_details");

    /** After these, too, customers say where they are and who. */
    private static final Set<String> ADDED_TO =
            Set.of("danger", "security", "problem", "refund", "delivery", "order_status", "handoff", "unknown");

    /** They say next to nothing, so the rest of a message is what it is about. */
    private static final Set<String> VAGUE = Set.of("ok", "noise", "greeting", "opener");

    private static final String PRICE = "price";
    private static final String DELIVERY = "delivery";
    private static final Pattern HAS_PAID = Pattern.compile(
            "\\b(?:ni|n|tu|wa)(?:me|li|sha|mesha)(?:ku|wa|i|ki|zi)?(?:lip|tum|wek|pay|send)\\p{L}*|\\bi(?: have|'ve|ve)? (?:already |just )?(?:paid|sent|deposited)",
            Pattern.CASE_INSENSITIVE);

    /** What the networks write when money was sent, which customers pass on as it is. */
    private static final Pattern TRANSACTION = Pattern.compile(
            "\\b[A-Z0-9]{8,12}\\s+(?:Confirmed|Imethibitishwa)\\b|(?:Ksh|Tsh|TZS|KES)\\s?[\\d,.]+ (?:sent|paid) to |Umetuma (?:Tsh|TZS)");

    private static final Pattern EXISTS = Pattern.compile(
            "\\b(?:[iy]a?po|zipo|lipo|vipo|kipo|ziko|iko|mna|mnayo|mnazo|una|unayo|mko|uko|kama|available|have|got|naulizia)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What a sum of money is easily taken for by one who says that it was paid. */
    private static final Set<String> LIKE_PAID =
            Set.of("payment", "discount", "name_given", "price", "promise", "ok", "noise", "order");

    private static final int MOST_LETTERS = 2_000;
    private static final double SURE = 0.72;
    private static final double VERY_SURE = 0.82;

    private final ReplyTemplate replyTemplate;
    private final SharedReplyData sharedReplyData;
    private final ExampleSentences examples;
    private final String file;
    private final SlotFinder slotFinder;
    private final QuestionSearch ownQuestions;
    private volatile @Nullable IntentRecogniser topics;

    MessageReader(
            ReplyTemplate replyTemplate,
            SharedReplyData sharedReplyData,
            ExampleSentences examples,
            String file,
            SlotFinder slotFinder,
            QuestionSearch ownQuestions) {
        this.replyTemplate = replyTemplate;
        this.sharedReplyData = sharedReplyData;
        this.examples = examples;
        this.file = file;
        this.slotFinder = slotFinder;
        this.ownQuestions = ownQuestions;
    }

    void prepare() {
        topics();
    }

    boolean isPrepared() {
        return topics != null;
    }

    /** Made when the first message is read, if not before: a worker answers with one template and needs not prepare the others. */
    private IntentRecogniser topics() {
        IntentRecogniser made = topics;
        if (made == null) {
            synchronized (this) {
                made = topics;
                if (made == null) {
                    ExampleReader reader = new ExampleReader(examples.of(file, replyTemplate));
                    made = new IntentRecogniser(reader, examples, replyTemplate, sharedReplyData);
                    topics = made;
                }
            }
        }
        return made;
    }

    Interpretation read(TokenizedMessage message, Question question) {
        List<Match> matches = replyTemplate.vocabulary().in(message, theName(question.businessName()));
        RecognisedIntents found = topics().in(question.text(), question.businessName());
        Optional<Interpretation> own = own(message, matches, question.own());
        if (own.isPresent() && !isCourtesyAround(own.get(), found)) {
            return own.get();
        }
        Slots slots = slots(question);
        List<Intent> declared = declared(matches, false);
        if (!declared.isEmpty()) {
            return declared(declared, found, matches, slots, question);
        }
        Optional<Interpretation> transaction = transaction(slots, question);
        if (transaction.isPresent()) {
            return transaction.get();
        }
        Optional<Interpretation> told = told(found, question);
        if (told.isPresent()) {
            return told.get();
        }
        Optional<Interpretation> chosen = question.last().flatMap(last -> chosen(message, last, slots));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        return inContext(found, matches, slots, message, question);
    }

    /** The owner's own answer to a question like this one; a complaint needs more likeness to be answered so. */
    private Optional<Interpretation> told(RecognisedIntents found, Question question) {
        boolean complains =
                found.main().filter(topic -> topic.intent().urgent()).isPresent();
        List<String> words = QuestionSearch.words(question.text());
        int from = 0;
        while (from < words.size() && sharedReplyData.salutations().contains(words.get(from))) {
            from++;
        }
        return ownQuestions
                .find(question.knowledge().answers(), words.subList(from, words.size()))
                .filter(answer -> answer.likeness() >= (complains ? VERY_SURE : 0))
                .map(answer -> new Interpretation.Taught(answer.answer(), List.of(answer.question()), found.greeted()));
    }

    private Slots slots(Question question) {
        Slots slots = Slots.NONE;
        for (String text : question.earlier()) {
            slots = slotFinder.in(text).after(slots);
        }
        return slotFinder.in(question.text()).after(slots);
    }

    /** What a picture is taken for: an answer to the question asked last, if one was. */
    Optional<Intent> answerWithoutWords(Question question) {
        return question.last().flatMap(replyTemplate::askedBy);
    }

    /** A business called "Huduma Bora" is not asked for a service by everyone who greets it. */
    private static List<Phrase> theName(String businessName) {
        return TokenizedMessage.of(businessName).size() < 2
                ? List.of()
                : List.of(Phrase.exactly(Vocabulary.NAME, businessName));
    }

    /** The owner's reply with the longest keyword that is said, the first in the list of several. */
    private Optional<Interpretation> own(TokenizedMessage message, List<Match> matches, List<KeywordReply> replies) {
        return replyTemplate.vocabulary().only(ownPhrases(replies), message).stream()
                .filter(match -> matches.stream().noneMatch(other -> isPartOfSmallTalk(match, other)))
                .min(Comparator.comparing((Match match) -> -match.phrase().size())
                        .thenComparing(MessageReader::row))
                .map(match -> new Interpretation.Own(
                        replies.get(row(match)),
                        List.of(match.phrase().text()),
                        matches.stream().anyMatch(other -> other.intent().equals(HANDOFF))));
    }

    private static int row(Match own) {
        return Integer.parseInt(own.intent());
    }

    private static List<Phrase> ownPhrases(List<KeywordReply> replies) {
        List<Phrase> phrases = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            for (String phrase : replies.get(i).phrases()) {
                phrases.add(Phrase.ofOwner(Integer.toString(i), phrase));
            }
        }
        return phrases;
    }

    /** "Asante kwa huduma" is a thank-you, also where the owner has an answer for "huduma". */
    private boolean isPartOfSmallTalk(Match own, Match other) {
        Intent intent = replyTemplate.intents().get(other.intent());
        return intent != null
                && intent.social()
                && other.phrase().size() > own.phrase().size()
                && other.from() <= own.from()
                && own.to() <= other.to();
    }

    /** "Asante kwa huduma" is a thank-you also by its likeness to examples. */
    private static boolean isCourtesyAround(Interpretation own, RecognisedIntents found) {
        int words = own.matched().stream()
                .mapToInt(text -> TokenizedMessage.of(text).size())
                .sum();
        return found.words() > words
                && found.main()
                        .filter(topic -> topic.intent().courtesy() && topic.score() >= SURE)
                        .isPresent();
    }

    private List<Intent> declared(List<Match> matches, boolean social) {
        return replyTemplate.intents().values().stream()
                .filter(intent -> intent.social() == social)
                .filter(intent ->
                        matches.stream().anyMatch(match -> match.intent().equals(intent.name())))
                .toList();
    }

    /** Declared words decide; a complaint in the same message is answered first. */
    private Interpretation declared(
            List<Intent> declared, RecognisedIntents found, List<Match> matches, Slots slots, Question question) {
        List<Intent> wanted = new ArrayList<>(declared);
        boolean complains = found.words() > WORDS_OF_A_BARE_THING
                && found.main()
                        .filter(topic -> topic.intent().name().equals(PROBLEM) && topic.score() >= SURE)
                        .isPresent();
        if (complains && wanted.getFirst().name().equals(HANDOFF)) {
            wanted.addFirst(replyTemplate.intent(PROBLEM));
        }
        if (!wanted.getFirst().covers().contains(ReplyTemplate.ALL)) {
            found.topics().stream()
                    .map(RecognisedIntent::intent)
                    .filter(intent -> !wanted.contains(intent))
                    .forEach(wanted::add);
        }
        return wants(wanted, texts(matches, wanted.getFirst()), found.greeted(), slots, question);
    }

    private static List<String> texts(List<Match> matches, Intent intent) {
        return matches.stream()
                .filter(match -> match.intent().equals(intent.name()))
                .map(match -> match.phrase().text())
                .distinct()
                .toList();
    }

    /** A message of nothing but menu numbers; one that is not in the menu has an answer of its own. */
    private Optional<Interpretation> chosen(TokenizedMessage message, PreviousIntent last, Slots slots) {
        Set<Intent> chosen = new LinkedHashSet<>();
        boolean menuIsShown = replyTemplate.showsMenu(last.intent());
        for (Token token : message.tokens()) {
            Optional<Integer> number = number(token);
            boolean isADetail = number.isPresent()
                    && !menuIsShown
                    && (last.intent().endsWith(DETAILS)
                            || replyTemplate.choice(number.get()).isEmpty());
            if (isADetail) {
                return Optional.empty();
            }
            if (number.isPresent()) {
                chosen.add(replyTemplate.choice(number.get()).orElse(replyTemplate.noSuchNumber()));
            } else if (!token.isOneOf(sharedReplyData.fillers())) {
                return Optional.empty();
            }
        }
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        List<Intent> inOrder = chosen.contains(replyTemplate.noSuchNumber())
                ? List.of(replyTemplate.noSuchNumber())
                : List.copyOf(chosen);
        return Optional.of(new Interpretation.Wants(
                inOrder.getFirst(), beside(inOrder), List.of(), false, Slots.NONE.after(slots)));
    }

    private Optional<Integer> number(Token token) {
        if (token.text().matches("\\d{1,2}")) {
            return Optional.of(Integer.parseInt(token.text()));
        }
        Map<String, Integer> numbers = sharedReplyData.numbers();
        return token.spellings().stream()
                .filter(numbers::containsKey)
                .map(numbers::get)
                .findFirst();
    }

    private Interpretation inContext(
            RecognisedIntents found, List<Match> matches, Slots slots, TokenizedMessage message, Question question) {
        Optional<Intent> asked = question.last().flatMap(replyTemplate::askedBy);
        Optional<RecognisedIntent> main = found.main();
        boolean wantsMore = main.map(RecognisedIntent::intent)
                .filter(intent -> intent.handsOff() || intent.urgent())
                .isPresent();
        if (!wantsMore && givesAPhone(message, question)) {
            return new Interpretation.Wants(
                    asked.orElseGet(() -> replyTemplate.intent(NAME_GIVEN)), List.of(), List.of(), false, slots);
        }
        if (main.map(RecognisedIntent::score).orElse(0.0) < VERY_SURE && givesOnlyDetails(main, found, question)) {
            Intent taken = asked.orElseGet(() ->
                    replyTemplate.intents().getOrDefault(DETAILS_ADDED, replyTemplate.intent(ReplyTemplate.FALLBACK)));
            return new Interpretation.Wants(taken, List.of(), List.of(), false, slots);
        }
        if (asked.isPresent() && isAnAnswer(main, found, question)) {
            return new Interpretation.Wants(asked.get(), List.of(), List.of(), false, slots);
        }
        if (isShoppingList(main, question)) {
            return wants(List.of(replyTemplate.intent(ORDER)), List.of(), found.greeted(), slots, question);
        }
        if (main.isPresent()) {
            List<Intent> wanted = new ArrayList<>(found.topics().stream()
                    .map(topic -> paidAlready(topic.intent(), question))
                    .toList());
            if (isPriceOfAPlace(wanted.getFirst(), question)) {
                wanted.set(0, replyTemplate.intent(DELIVERY));
            }
            if (corrects(wanted.getFirst(), question)) {
                return wants(
                        List.of(replyTemplate.intent(
                                question.last().orElseThrow().intent())),
                        main.get().because(),
                        found.greeted(),
                        slots,
                        question);
            }
            if (found.unclear() && leavesNothingToDo(wanted.getFirst())) {
                withUnclear(wanted);
            }
            if (found.words() >= WORDS_OF_TWO_WISHES && isWish(wanted.getFirst())) {
                hinted(message).stream()
                        .filter(intent -> !wanted.contains(intent))
                        .forEach(wanted::add);
            }
            return wants(wanted, main.get().because(), found.greeted(), slots, question);
        }
        List<Intent> hinted = hinted(message);
        if (!hinted.isEmpty()) {
            return wants(hinted, List.of(), found.greeted(), slots, question);
        }
        return notRecognised(found, matches, slots, message, question);
    }

    /** Where and who, to one who was answered before: "Temeke Mwisho, karibu na msikiti", "acc 118-552, Peter Mutua". */
    private boolean givesOnlyDetails(Optional<RecognisedIntent> main, RecognisedIntents found, Question question) {
        boolean mayAdd = question.last()
                .map(PreviousIntent::intent)
                .filter(last -> last.endsWith(DETAILS) || ADDED_TO.contains(last))
                .isPresent();
        boolean small = main.filter(
                        topic -> topic.intent().urgent() || topic.intent().handsOff())
                .isEmpty();
        Slots said = slotFinder.in(question.text());
        boolean tells = said.has(Slot.PLACE) || said.has(Slot.REFERENCE) || said.has(Slot.PHONE);
        return mayAdd
                && small
                && tells
                && !question.text().contains("?")
                && found.words() <= WORDS_OF_AN_ANSWER
                && !said.has(Slot.PRICE)
                && !said.has(Slot.NUMBER)
                && !said.has(Slot.DAY);
    }

    /** "I meant the curtains" after the price of bed sheets changes no order. */
    private static boolean corrects(Intent intent, Question question) {
        return intent.name().equals(CHANGE)
                && question.last()
                        .filter(last -> CORRECTED.contains(last.intent()))
                        .isPresent();
    }

    /** Nobody would be told of what else the message says. */
    private static boolean leavesNothingToDo(Intent intent) {
        return intent.followUp().isEmpty() && intent.asks().isEmpty() && !intent.handsOff();
    }

    private void withUnclear(List<Intent> wanted) {
        Intent unknown = replyTemplate.intents().get(UNKNOWN);
        if (unknown != null && VAGUE.contains(wanted.getFirst().name())) {
            wanted.set(0, unknown);
        } else if (unknown != null) {
            wanted.add(unknown);
        }
    }

    /** Hardly more than a name and a number to call. */
    private boolean givesAPhone(TokenizedMessage message, Question question) {
        long spoken = message.words().stream()
                .filter(word -> word.chars().anyMatch(Character::isLetter))
                .count();
        boolean named = slotFinder.in(question.text()).has(Slot.NAME);
        return spoken <= (named ? WORDS_OF_A_NAMED_PHONE : WORDS_OF_A_NAME)
                && !question.text().contains("?")
                && replyTemplate.intents().containsKey(NAME_GIVEN)
                && slotFinder.in(question.text()).has(Slot.PHONE);
    }

    /** "Pilau 4, kuku 2": several things with their numbers are an order, unless something is asked about them. */
    private boolean isShoppingList(Optional<RecognisedIntent> main, Question question) {
        if (EXISTS.matcher(beginning(question.text())).find()) {
            return false;
        }
        boolean orders = replyTemplate.intents().containsKey(ORDER)
                && replyTemplate
                        .answering(ORDER)
                        .filter(intent -> intent.name().equals(ORDER))
                        .isPresent();
        boolean likely = main.map(topic -> topic.intent().name().equals("availability")
                        || topic.intent().name().equals("products"))
                .orElse(true);
        return orders
                && likely
                && !question.text().contains("?")
                && slotFinder.in(question.text()).has(Slot.LIST);
    }

    /** "Machakos how much": no thing has been spoken of, so it is the way there that costs. */
    private boolean isPriceOfAPlace(Intent intent, Question question) {
        if (!intent.name().equals(PRICE) || !replyTemplate.intents().containsKey(DELIVERY)) {
            return false;
        }
        Slots said = slotFinder.in(question.text());
        return said.has(Slot.PLACE) && !slots(question).has(Slot.THING);
    }

    private static boolean isWish(Intent intent) {
        return !intent.social() && !intent.courtesy() && !intent.urgent();
    }

    /** What words speak for, in the order in which it is answered. */
    private List<Intent> hinted(TokenizedMessage message) {
        return declared(replyTemplate.hints().in(message), false);
    }

    /** Who has paid is never told how to pay, and offers no sum any more. */
    private Intent paidAlready(Intent intent, Question question) {
        boolean paid = LIKE_PAID.contains(intent.name())
                && hasPaid(question)
                && (intent.name().equals(PAYMENT) || !question.text().contains("?"))
                && replyTemplate.intents().containsKey(PAID);
        return paid ? replyTemplate.intent(PAID) : intent;
    }

    /** As much of a message as is read; a pasted book must not cost a second. */
    static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), MOST_LETTERS));
    }

    private static boolean hasPaid(Question question) {
        return HAS_PAID.matcher(beginning(question.text())).find();
    }

    /** The message of a network about money sent says that and nothing else. */
    private Optional<Interpretation> transaction(Slots slots, Question question) {
        return TRANSACTION.matcher(beginning(question.text())).find()
                        && replyTemplate.intents().containsKey(PAID)
                ? Optional.of(new Interpretation.Wants(replyTemplate.intent(PAID), List.of(), List.of(), false, slots))
                : Optional.empty();
    }

    /** Words after a question are its answer, unless they are clearly something that no answer is. */
    private boolean isAnAnswer(Optional<RecognisedIntent> main, RecognisedIntents found, Question question) {
        if (main.isEmpty()) {
            return found.words() > 0;
        }
        RecognisedIntent topic = main.get();
        String last = question.last().map(PreviousIntent::intent).orElse("");
        if (topic.intent().name().equals(last)
                || topic.intent().social()
                || topic.intent().courtesy()) {
            return false;
        }
        boolean asks = question.text().contains("?");
        if (last.startsWith(PROBLEM) && topic.intent().name().equals(PAID)) {
            return true;
        }
        if (!asks
                && found.words() <= WORDS_OF_A_BARE_ANSWER
                && LIKE_ANSWERS.contains(topic.intent().name())) {
            return true;
        }
        boolean orders = topic.intent().name().equals(ORDER)
                && !last.equals(ORDER)
                && slotFinder.in(question.text()).has(Slot.NUMBER);
        if (orders && found.words() > WORDS_OF_A_BARE_ANSWER) {
            return false;
        }
        double needed = LIKE_ANSWERS.contains(topic.intent().name()) ? (asks ? SURE : VERY_SURE) : (asks ? 0.5 : 0.6);
        return topic.score() < needed && !(asks && found.words() > WORDS_OF_AN_ANSWER);
    }

    private Interpretation notRecognised(
            RecognisedIntents found, List<Match> matches, Slots slots, TokenizedMessage message, Question question) {
        Optional<Intent> social = declared(matches, true).stream().findFirst();
        if (social.isPresent()) {
            return new Interpretation.Wants(social.get(), List.of(), texts(matches, social.get()), false, slots);
        }
        if (found.greeted() && found.words() == 0 && replyTemplate.intents().containsKey(GREETING)) {
            return new Interpretation.Wants(replyTemplate.intent(GREETING), List.of(), List.of(), false, slots);
        }
        Slots said = slotFinder.in(question.text());
        boolean asks = question.text().contains("?");
        String last = question.last().map(PreviousIntent::intent).orElse("");
        if (said.has(Slot.PRICE)
                && hasPaid(question)
                && !asks
                && replyTemplate.intents().containsKey(PAID)) {
            return wants(List.of(replyTemplate.intent(PAID)), List.of(), found.greeted(), slots, question);
        }
        boolean offers = last.startsWith("price") && said.has(Slot.PRICE);
        if (offers && replyTemplate.intents().containsKey(DISCOUNT)) {
            return wants(List.of(replyTemplate.intent(DISCOUNT)), List.of(), found.greeted(), slots, question);
        }
        boolean saysDetails = said.values().keySet().stream().anyMatch(slot -> slot != Slot.THING)
                || (said.has(Slot.THING) && found.words() <= WORDS_OF_A_BARE_THING);
        boolean bareNumber = !last.isEmpty() && message.words().stream().allMatch(word -> word.matches("\\d+"));
        boolean adds = (last.endsWith(DETAILS) && saysDetails || bareNumber)
                && !asks
                && found.words() <= WORDS_OF_AN_ANSWER
                && replyTemplate.intents().containsKey(DETAILS_ADDED);
        if (adds) {
            return new Interpretation.Wants(replyTemplate.intent(DETAILS_ADDED), List.of(), List.of(), false, slots);
        }
        boolean bare = found.words() > 0
                && said.has(Slot.THING)
                && found.words() <= WORDS_OF_A_BARE_THING
                && TokenizedMessage.of(said.said(Slot.THING)).size() >= found.words();
        Optional<Intent> thing = bare ? replyTemplate.bareThing().flatMap(replyTemplate::answering) : Optional.empty();
        if (thing.isPresent() && !replyTemplate.menu().isEmpty()) {
            return wants(List.of(thing.get()), List.of(), found.greeted(), slots, question);
        }
        boolean promised = Optional.ofNullable(replyTemplate.intents().get(last))
                .flatMap(Intent::followUp)
                .isPresent();
        String otherwise = message.size() >= WORDS_OF_A_QUESTION || promised || last.endsWith(DETAILS)
                ? UNKNOWN
                : ReplyTemplate.FALLBACK;
        Intent intent = replyTemplate.intents().getOrDefault(otherwise, replyTemplate.intent(ReplyTemplate.FALLBACK));
        return new Interpretation.Wants(intent, List.of(), List.of(), found.greeted(), slots);
    }

    private Interpretation wants(
            List<Intent> wanted, List<String> because, boolean greeted, Slots slots, Question question) {
        return new Interpretation.Wants(
                withoutNeedlessQuestion(wanted.getFirst(), slots, question), beside(wanted), because, greeted, slots);
    }

    /** Nobody is asked for what they have said already, now or before. */
    private Intent withoutNeedlessQuestion(Intent main, Slots slots, Question question) {
        List<Slot> missing = new ArrayList<>(main.missing(slots));
        boolean spokenOf = question.last()
                .filter(last -> last.intent().equals("price_details")
                        || last.intent().equals("products_details")
                        || last.intent().equals("order_details"))
                .isPresent();
        if (spokenOf && main.needs().size() > 1) {
            missing.remove(Slot.THING);
        }
        boolean told = !main.needs().isEmpty() && missing.isEmpty();
        return main.asks().filter(asked -> told).map(replyTemplate::intent).orElse(main);
    }

    private List<Intent> beside(List<Intent> wanted) {
        return BesideAnswers.of(wanted);
    }
}
