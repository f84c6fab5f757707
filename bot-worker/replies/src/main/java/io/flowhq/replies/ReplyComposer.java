package io.flowhq.replies;

import io.flowhq.replies.Intent.Occasion;
import io.flowhq.replies.hours.OpeningState;
import io.flowhq.replies.knowledge.Fact;
import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.SlotFinder;
import io.flowhq.replies.slots.Slots;
import io.flowhq.replies.slots.ThingWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts an answer into words: the text of an interpretation with name, menu, hours and details filled in. */
final class ReplyComposer {

    /** A message of at most so many words says hardly more than its topic. */
    private static final int WORDS_OF_A_TOPIC = 3;

    private final ReplyTemplate replyTemplate;
    private final SharedReplyData sharedReplyData;
    private final List<FurtherLanguage> furtherLanguages;
    private final ToneWords tones;
    private final PlaceholderFiller placeholders;
    private final KnowledgeAnswers knowledgeAnswers;

    ReplyComposer(
            ReplyTemplate replyTemplate,
            SharedReplyData sharedReplyData,
            List<FurtherLanguage> furtherLanguages,
            ToneWords tones,
            SlotFinder slotFinder,
            ThingWords thingWords) {
        this.replyTemplate = replyTemplate;
        this.sharedReplyData = sharedReplyData;
        this.furtherLanguages = List.copyOf(furtherLanguages);
        this.tones = tones;
        this.placeholders = new PlaceholderFiller(replyTemplate, sharedReplyData);
        this.knowledgeAnswers = new KnowledgeAnswers(sharedReplyData.offers(), slotFinder, thingWords);
    }

    Reply say(Interpretation interpretation, ReplyLanguage language, Question question) {
        return switch (interpretation) {
            case Interpretation.Own own -> sayOwn(own, language, question);
            case Interpretation.Taught taught -> sayTaught(taught, language, question);
            case Interpretation.Wants wants ->
                Optional.ofNullable(ownersAnswer(wants.intent(), question))
                        .map(own ->
                                sayOwn(new Interpretation.Own(own, List.of(own.keyword()), false), language, question))
                        .orElseGet(() -> sayWanted(wants, language, question.inTone(tone(wants, question))));
        };
    }

    /** Polite to whoever complains, is in danger or wants to be left alone, and in the answer after that. */
    private ReplyTone tone(Interpretation.Wants wants, Question question) {
        boolean serious =
                Stream.concat(Stream.of(wants.intent()), wants.also().stream()).anyMatch(tones::isSerious);
        return serious ? ReplyTone.POLITE : toneAfter(question);
    }

    private ReplyTone toneAfter(Question question) {
        boolean serious = question.last()
                .map(last -> replyTemplate.intents().get(last.intent()))
                .filter(tones::isSerious)
                .isPresent();
        return serious ? ReplyTone.POLITE : question.tone();
    }

    /** A text of ours that belongs to no intent. */
    Reply sayPlainly(String name, String text, ReplyLanguage language, Question question) {
        return reply(
                name,
                tones.in(toneAfter(question), language, text),
                new Reason(List.of(), List.of()),
                language,
                question,
                Manner.PLAIN,
                Slots.NONE);
    }

    private record Reason(List<String> matched, List<String> also) {}

    private record Manner(boolean handsOff, boolean courtesy, Optional<ReplyFollowUpReason> followUp) {

        static final Manner PLAIN = new Manner(false, false, Optional.empty());
    }

    /** What a person is to deal with from here on. */
    Reply sayForAPerson(String name, String text, ReplyLanguage language, Question question) {
        return reply(
                name,
                tones.in(toneAfter(question), language, text),
                new Reason(List.of(), List.of()),
                language,
                question,
                new Manner(true, false, Optional.of(ReplyFollowUpReason.PERSON_WANTED)),
                Slots.NONE);
    }

    private Reply sayOwn(Interpretation.Own own, ReplyLanguage language, Question question) {
        String text = own.reply().reply();
        List<String> also = new ArrayList<>();
        Intent handoff = replyTemplate.intents().get(MessageReader.HANDOFF);
        Optional<ReplyFollowUpReason> followUp = Optional.empty();
        if (own.forAPerson() && handoff != null) {
            text = text + "\n\n" + handoff.said(Occasion.ALSO, language);
            also.add(handoff.name());
            followUp = Optional.of(ReplyFollowUpReason.PERSON_WANTED);
        }
        return reply(
                Reply.OWN,
                text,
                new Reason(own.matched(), also),
                language,
                question,
                new Manner(own.forAPerson(), false, followUp),
                Slots.NONE);
    }

    private Reply sayTaught(Interpretation.Taught taught, ReplyLanguage language, Question question) {
        String greeting = greeting(taught.greeted(), language, question.inTone(toneAfter(question)));
        return reply(
                Reply.OWN,
                greeting + taught.answer().answer().in(language.name()),
                new Reason(taught.matched(), List.of()),
                language,
                question,
                Manner.PLAIN,
                Slots.NONE);
    }

    /** A greeting returned, on a line of its own; empty when there is nothing to return. */
    private String greeting(boolean greeted, ReplyLanguage language, Question question) {
        Intent greeting = replyTemplate.intents().get(MessageReader.GREETING);
        return greeting != null && greeted && question.last().isEmpty()
                ? ownGreeting(language, question)
                                .orElseGet(() ->
                                        tones.in(question.tone(), language, greeting.said(Occasion.BEFORE, language)))
                        + "\n"
                : "";
    }

    /** In the owner's words, if there are any. */
    private static Optional<String> ownGreeting(ReplyLanguage language, Question question) {
        return question.knowledge().fact(Fact.GREETING).map(told -> told.in(language.name()));
    }

    /** A greeting begins with the owner's words instead of the first paragraph of ours, until it is repeated. */
    private static String withOwnGreeting(
            String text, Intent intent, Occasion occasion, ReplyLanguage language, Question question) {
        if (!intent.name().equals(MessageReader.GREETING) || occasion == Occasion.AGAIN) {
            return text;
        }
        int rest = text.indexOf("\n\n");
        return ownGreeting(language, question)
                .map(own -> rest < 0 ? own : own + text.substring(rest))
                .orElse(text);
    }

    private Reply sayWanted(Interpretation.Wants wants, ReplyLanguage language, Question question) {
        Intent intent = wants.intent();
        StringBuilder text = new StringBuilder();
        if (!intent.social() && !intent.urgent()) {
            text.append(greeting(wants.greeted(), language, question));
        }
        List<Said> said = new ArrayList<>();
        said.add(main(intent, wants.slots(), language, question));
        wants.also().forEach(other -> said.add(beside(other, wants.slots(), language, question)));
        text.append(
                said.stream().map(Said::text).filter(each -> !each.isBlank()).collect(Collectors.joining("\n\n")));
        boolean handsOff = intent.handsOff() || wants.also().stream().anyMatch(Intent::handsOff);
        return reply(
                intent.name(),
                text.toString().strip(),
                new Reason(
                        wants.matched(), wants.also().stream().map(Intent::name).toList()),
                language,
                question,
                new Manner(
                        handsOff,
                        intent.courtesy(),
                        said.stream().flatMap(each -> each.followUp().stream()).findFirst()),
                wants.slots());
    }

    /** While the customer is asked for details, nobody else has anything to do about what needs them. */
    private static Optional<ReplyFollowUpReason> promised(Intent intent, Slots slots) {
        boolean asking = intent.asks().isPresent() && !intent.missing(slots).isEmpty();
        return intent.followUp().filter(reason -> !(asking && reason.needsDetails()));
    }

    private record Said(String text, Optional<ReplyFollowUpReason> followUp) {}

    private Said main(Intent intent, Slots slots, ReplyLanguage language, Question question) {
        Occasion occasion = occasion(intent, slots, question);
        return knowledgeAnswers
                .to(intent, slots, language, question)
                .map(told -> new Said(told.text(), told.followUp()))
                .orElseGet(() -> new Said(
                        withOwnGreeting(
                                        placeholders.details(
                                                said(intent, slots, language, question), intent, slots, language),
                                        intent,
                                        occasion,
                                        language,
                                        question)
                                + knowledgeAnswers.examples(intent, slots, language, question),
                        promised(intent, slots)));
    }

    private String said(Intent intent, Slots slots, ReplyLanguage language, Question question) {
        TokenizedMessage message = TokenizedMessage.of(question.text());
        return furtherLanguages.stream()
                .flatMap(further -> further.text(intent.name(), message, sharedReplyData.languages()).stream())
                .findFirst()
                .orElseGet(() ->
                        tones.in(question.tone(), language, intent.said(occasion(intent, slots, question), language)));
    }

    private Said beside(Intent other, Slots slots, ReplyLanguage language, Question question) {
        boolean withoutHours =
                other.says(Occasion.ALSO_WITHOUT_HOURS) && !question.hours().areSet();
        return knowledgeAnswers
                .to(other, slots, language, question)
                .map(told -> new Said(told.text(), told.followUp()))
                .orElseGet(() -> new Said(
                        placeholders.details(
                                tones.in(
                                        question.tone(),
                                        language,
                                        other.said(
                                                withoutHours ? Occasion.ALSO_WITHOUT_HOURS : Occasion.ALSO, language)),
                                other,
                                slots,
                                language),
                        other.followUp()));
    }

    private Occasion occasion(Intent intent, Slots slots, Question question) {
        Optional<String> last = question.last().map(PreviousIntent::intent);
        boolean repeated = last.filter(intent.name()::equals).isPresent();
        boolean secondMenu = replyTemplate.showsMenu(intent.name())
                && last.filter(replyTemplate::showsMenu).isPresent();
        if (intent.says(Occasion.AGAIN) && (repeated || secondMenu)) {
            return Occasion.AGAIN;
        }
        if (intent.says(Occasion.PARTLY)
                && intent.missing(slots).size() < intent.needs().size()) {
            return Occasion.PARTLY;
        }
        boolean namesTopic = TokenizedMessage.of(question.text()).size() <= WORDS_OF_A_TOPIC && !slots.has(Slot.THING);
        if (intent.says(Occasion.OPEN) && namesTopic) {
            return Occasion.OPEN;
        }
        if (intent.says(Occasion.WITHOUT_HOURS) && !question.hours().areSet()) {
            return Occasion.WITHOUT_HOURS;
        }
        if (intent.says(Occasion.WHEN_CLOSED) && question.hours().at(question.at()) instanceof OpeningState.Closed) {
            return Occasion.WHEN_CLOSED;
        }
        return Occasion.TEXT;
    }

    private static @Nullable KeywordReply ownersAnswer(Intent intent, Question question) {
        List<List<String>> topics = intent.topic().stream()
                .map(topic -> TokenizedMessage.of(topic).words())
                .toList();
        return question.own().stream()
                .filter(own -> own.phrases().stream()
                        .anyMatch(phrase ->
                                topics.contains(TokenizedMessage.of(phrase).words())))
                .findFirst()
                .orElse(null);
    }

    private Reply reply(
            String intent,
            String text,
            Reason reason,
            ReplyLanguage language,
            Question question,
            Manner manner,
            Slots slots) {
        boolean closed = question.hours().at(question.at()) instanceof OpeningState.Closed;
        boolean quiet = manner.courtesy() || question.closedSaid();
        String notice = quiet ? "" : sharedReplyData.hours().closedNotice(question.hours(), question.at(), language);
        String whole = notice.isEmpty() ? text : text + "\n\n" + notice;
        return new Reply(
                replyTemplate.name(),
                intent,
                language,
                reason.matched(),
                reason.also(),
                placeholders.fixed(whole, language, question),
                manner.handsOff(),
                manner.courtesy(),
                closed,
                manner.followUp(),
                slots);
    }
}
