package io.flowhq.replies;

import io.flowhq.replies.Intent.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts an answer into words: the text of a reading with name, menu and hours filled in. */
final class Wording {

    private final Template template;
    private final Common common;

    Wording(Template template, Common common) {
        this.template = template;
        this.common = common;
    }

    Reply say(Reading reading, Language language, Question question) {
        return switch (reading) {
            case Reading.Own own -> sayOwn(own, language, question);
            case Reading.Wants wants ->
                Optional.ofNullable(ownersAnswer(wants.intent(), question))
                        .map(own -> sayOwn(new Reading.Own(own, List.of(own.keyword()), false), language, question))
                        .orElseGet(() -> sayWanted(wants, language, question));
        };
    }

    /** A text of ours that belongs to no intent. */
    Reply sayPlainly(String name, String text, Language language, Question question) {
        return reply(name, text, List.of(), List.of(), language, question, false, false);
    }

    private Reply sayOwn(Reading.Own own, Language language, Question question) {
        String text = own.reply().reply();
        List<String> also = new ArrayList<>();
        Intent handoff = template.intents().get(Reader.HANDOFF);
        if (own.forAPerson() && handoff != null) {
            text = text + "\n\n" + handoff.said(Occasion.ALSO, language);
            also.add(handoff.name());
        }
        return reply(Reply.OWN, text, own.matched(), also, language, question, own.forAPerson(), false);
    }

    private Reply sayWanted(Reading.Wants wants, Language language, Question question) {
        Intent intent = wants.intent();
        StringBuilder text = new StringBuilder();
        Intent greeting = template.intents().get(Reader.GREETING);
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

    private static String text(Intent intent, Language language, Question question) {
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
        if (intent.says(Occasion.WHEN_CLOSED) && question.hours().at(question.at()) instanceof Opening.Closed) {
            return Occasion.WHEN_CLOSED;
        }
        return Occasion.TEXT;
    }

    private static @Nullable KeywordReply ownersAnswer(Intent intent, Question question) {
        List<List<String>> topics =
                intent.topic().stream().map(topic -> Message.of(topic).words()).toList();
        return question.own().stream()
                .filter(own -> own.phrases().stream()
                        .anyMatch(phrase -> topics.contains(Message.of(phrase).words())))
                .findFirst()
                .orElse(null);
    }

    private Reply reply(
            String intent,
            String text,
            List<String> matched,
            List<String> also,
            Language language,
            Question question,
            boolean handsOff,
            boolean courtesy) {
        boolean closed = question.hours().at(question.at()) instanceof Opening.Closed;
        String notice = courtesy ? "" : common.hours().closedNotice(question.hours(), question.at(), language);
        String whole = notice.isEmpty() ? text : text + "\n\n" + notice;
        return new Reply(
                template.name(),
                intent,
                language,
                matched,
                also,
                filled(whole, language, question),
                handsOff,
                courtesy,
                closed);
    }

    private String filled(String text, Language language, Question question) {
        return text.replace("{menu}", template.menu(language))
                .replace("{hours}", common.hours().week(question.hours(), question.at(), language))
                .replace("{business}", common.texts().name(question.businessName(), language));
    }
}
