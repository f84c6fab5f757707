package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.replies.InvalidOpeningHours;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds what to say to a message: the tenant's template, its hours and its own keywords, applied to what was asked. */
@Component
class Replying {

    private static final Logger log = LoggerFactory.getLogger(Replying.class);

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
                hours(message.tenant(), assistant),
                clock.instant(),
                MessageKind.valueOf(message.kind().name())));
    }

    /** Hours are validated when they are saved; ones that are wrong all the same must not keep a customer waiting. */
    private static OpeningHours hours(TenantId tenant, Assistant assistant) {
        if (assistant.hoursJson() == null) {
            return OpeningHours.none(assistant.timeZone());
        }
        try {
            return OpeningHours.parse(assistant.hoursJson(), assistant.timeZone());
        } catch (InvalidOpeningHours invalid) {
            log.warn("Tenant {} has opening hours that cannot be read: {}", tenant, invalid.problems());
            return OpeningHours.none(assistant.timeZone());
        }
    }

    String rateWarning(Assistant assistant) {
        return replies.texts().rateWarning(assistant.businessName(), Language.valueOf(assistant.language()));
    }

    String pleaseWait(Assistant assistant) {
        return replies.texts().pleaseWait(assistant.businessName(), Language.valueOf(assistant.language()));
    }
}
