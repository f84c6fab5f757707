package io.flowhq.worker.message;

import io.flowhq.replies.KeywordReply;
import io.flowhq.replies.Language;
import io.flowhq.replies.LastReply;
import io.flowhq.replies.MessageKind;
import io.flowhq.replies.OpeningHours;
import io.flowhq.replies.Question;
import io.flowhq.replies.Replies;
import io.flowhq.replies.Reply;
import io.flowhq.store.message.Answers;
import io.flowhq.store.message.Assistant;
import io.flowhq.store.message.CustomerMessage;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what to say to a message: the tenant's template, its hours and its own keywords, applied to what was asked. */
@Component
class Replying {

    private final Replies replies;
    private final Answers answers;
    private final MessageSettings settings;
    private final InstantSource clock;

    Replying(Replies replies, Answers answers, MessageSettings settings, InstantSource clock) {
        this.replies = replies;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    Reply replyTo(CustomerMessage message, Assistant assistant) {
        Optional<LastReply> last = answers.lastSaid(message.tenant(), message.chatId(), settings.menuMemory())
                .map(said -> new LastReply(said.intent(), Language.valueOf(said.language())));
        return replies.replyTo(new Question(
                assistant.template(),
                assistant.businessName(),
                Language.valueOf(assistant.language()),
                message.text(),
                last,
                assistant.ownReplies().stream()
                        .map(own -> new KeywordReply(String.join(",", own.keywords()), own.reply()))
                        .toList(),
                assistant.hoursJson() == null
                        ? OpeningHours.none(assistant.timeZone())
                        : OpeningHours.parse(assistant.hoursJson(), assistant.timeZone()),
                clock.instant(),
                MessageKind.valueOf(message.kind().name())));
    }

    String rateWarning(Assistant assistant) {
        return replies.texts().rateWarning(assistant.businessName(), Language.valueOf(assistant.language()));
    }

    String pleaseWait(Assistant assistant) {
        return replies.texts().pleaseWait(assistant.businessName(), Language.valueOf(assistant.language()));
    }
}
