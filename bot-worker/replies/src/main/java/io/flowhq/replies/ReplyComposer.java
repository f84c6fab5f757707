package io.flowhq.replies;

import io.flowhq.replies.Intent.Occasion;
import io.flowhq.replies.hours.OpeningState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts an answer into words: the text of a reading with name, menu and hours filled in. */
final class ReplyComposer {

    private final ReplyTemplate replyTemplate;
    private final SharedReplyData sharedReplyData;

    ReplyComposer(ReplyTemplate replyTemplate, SharedReplyData sharedReplyData) {
        this.replyTemplate = replyTemplate;
        this.sharedReplyData = sharedReplyData;
    }

    Reply say(Interpretation interpretation, ReplyLanguage language, Question question) {
        return switch (interpretation) {
            case Interpretation.Own own -> sayOwn(own, language, question);
            case Interpretation.Wants wants ->
                Optional.ofNullable(ownersAnswer(wants.intent(), question))
                        .map(own ->
                                sayOwn(new Interpretation.Own(own, List.of(own.keyword()), false), language, question))
                        .orElseGet(() -> sayWanted(wants, language, question));
        };
    }

    /** A text of ours that belongs to no intent. */
    Reply sayPlainly(String name, String text, ReplyLanguage language, Question question) {
        return reply(name, text, List.of(), List.of(), language, question, false, false);
    }

    /** What a person is to deal with from here on. */
    Reply sayForAPerson(String name, String text, ReplyLanguage language, Question question) {
        return reply(name, text, List.of(), List.of(), language, question, true, false);
    }

    private Reply sayOwn(Interpretation.Own own, ReplyLanguage language, Question question) {
        String text = own.reply().reply();
        List<String> also = new ArrayList<>();
        Intent handoff = replyTemplate.intents().get(IntentMatcher.HANDOFF);
        if (own.forAPerson() && handoff != null) {
            text = text + "\n\n" + handoff.said(Occasion.ALSO, language);
            also.add(handoff.name());
        }
        return reply(Reply.OWN, text, own.matched(), also, language, question, own.forAPerson(), false);
    }

    private Reply sayWanted(Interpretation.Wants wants, ReplyLanguage language, Question question) {
        Intent intent = wants.intent();
        StringBuilder text = new StringBuilder();
        Intent greeting = replyTemplate.intents().get(IntentMatcher.GREETING);
        if (wants.greeted() && greeting != null && !intent.equals(greeting)) {
            text.append(greeting.said(Occasion.BEFORE, language)).append('\n');
        }
        text.append(text(intent, language, question));
        wants.also().forEach(other -> text.append("\n\n").append(other.said(Occasion.ALSO, language)));
        return reply(
                intent.name(),
                text.toString().strip(),
                wants.matched(),
                wants.also().stream().map(Intent::name).toList(),
                language,
                question,
                intent.handsOff(),
                intent.courtesy());
    }

    private static String text(Intent intent, ReplyLanguage language, Question question) {
        return intent.said(occasion(intent, question), language);
    }

    private static Occasion occasion(Intent intent, Question question) {
        boolean repeated = question.last()
                .filter(last -> last.intent().equals(intent.name()))
                .isPresent();
        if (intent.says(Occasion.AGAIN) && repeated) {
            return Occasion.AGAIN;
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
            List<String> matched,
            List<String> also,
            ReplyLanguage language,
            Question question,
            boolean handsOff,
            boolean courtesy) {
        boolean closed = question.hours().at(question.at()) instanceof OpeningState.Closed;
        String notice = courtesy ? "" : sharedReplyData.hours().closedNotice(question.hours(), question.at(), language);
        String whole = notice.isEmpty() ? text : text + "\n\n" + notice;
        return new Reply(
                replyTemplate.name(),
                intent,
                language,
                matched,
                also,
                filled(whole, language, question),
                handsOff,
                courtesy,
                closed);
    }

    private String filled(String text, ReplyLanguage language, Question question) {
        return text.replace("{menu}", replyTemplate.menu(language))
                .replace("{hours}", sharedReplyData.hours().week(question.hours(), question.at(), language))
                .replace("{business}", sharedReplyData.texts().name(question.businessName(), language));
    }
}
