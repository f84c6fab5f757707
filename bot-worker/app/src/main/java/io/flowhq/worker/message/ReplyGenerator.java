package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.replies.KeywordReply;
import io.flowhq.replies.PreviousIntent;
import io.flowhq.replies.Question;
import io.flowhq.replies.QuestionKind;
import io.flowhq.replies.Replies;
import io.flowhq.replies.Reply;
import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.hours.InvalidOpeningHours;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.ReplyConfig;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds what to say to a message: the tenant's template, its hours and its own keywords, applied to what was asked. */
@Component
class ReplyGenerator {

    private static final Logger log = LoggerFactory.getLogger(ReplyGenerator.class);

    private final Replies replies;
    private final OutboundMessages outboundMessages;
    private final KnowledgeLoader knowledge;
    private final MessageSettings settings;
    private final InstantSource clock;

    ReplyGenerator(
            Replies replies,
            OutboundMessages outboundMessages,
            KnowledgeLoader knowledge,
            MessageSettings settings,
            InstantSource clock) {
        this.replies = replies;
        this.outboundMessages = outboundMessages;
        this.knowledge = knowledge;
        this.settings = settings;
        this.clock = clock;
    }

    Reply replyTo(InboundMessageRow message, ReplyConfig replyConfig) {
        Optional<PreviousIntent> last = outboundMessages
                .lastSaid(message.tenant(), message.chatId(), settings.menuMemory())
                .map(said -> new PreviousIntent(said.intent(), ReplyLanguage.valueOf(said.language())));
        Question question = new Question(
                replyConfig.template(),
                replyConfig.businessName(),
                ReplyLanguage.valueOf(replyConfig.language()),
                message.text(),
                last,
                replyConfig.ownReplies().stream()
                        .map(own -> new KeywordReply(String.join(",", own.keywords()), own.reply()))
                        .toList(),
                hours(message.tenant(), replyConfig),
                clock.instant(),
                QuestionKind.valueOf(message.kind().name()));
        return replies.replyTo(question.knowing(knowledge.of(message.tenant())));
    }

    /** Hours are validated when they are saved; ones that are wrong all the same must not keep a customer waiting. */
    private static OpeningHours hours(TenantId tenant, ReplyConfig replyConfig) {
        if (replyConfig.hoursJson() == null) {
            return OpeningHours.none(replyConfig.timeZone());
        }
        try {
            return OpeningHours.parse(replyConfig.hoursJson(), replyConfig.timeZone());
        } catch (InvalidOpeningHours invalid) {
            log.warn("Tenant {} has opening hours that cannot be read: {}", tenant, invalid.problems());
            return OpeningHours.none(replyConfig.timeZone());
        }
    }

    String rateWarning(ReplyConfig replyConfig) {
        return replies.texts().rateWarning(replyConfig.businessName(), ReplyLanguage.valueOf(replyConfig.language()));
    }

    String pleaseWait(ReplyConfig replyConfig) {
        return replies.texts().pleaseWait(replyConfig.businessName(), ReplyLanguage.valueOf(replyConfig.language()));
    }
}
