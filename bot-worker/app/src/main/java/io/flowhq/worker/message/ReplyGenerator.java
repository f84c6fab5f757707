package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.replies.KeywordReply;
import io.flowhq.replies.PreviousIntent;
import io.flowhq.replies.Question;
import io.flowhq.replies.QuestionKind;
import io.flowhq.replies.Replies;
import io.flowhq.replies.Reply;
import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.ReplyTone;
import io.flowhq.replies.hours.InvalidOpeningHours;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.store.message.ReplyConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds what to say to a message: the tenant's template, its hours and its own keywords, applied to what was asked. */
@Component
class ReplyGenerator {

    private static final Logger log = LoggerFactory.getLogger(ReplyGenerator.class);

    /** How many earlier messages of a customer are read for details. */
    private static final int MAX_EARLIER = 6;

    private final Replies replies;
    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final KnowledgeLoader knowledge;
    private final ClosedNotices closedNotices;
    private final MessageSettings settings;
    private final InstantSource clock;

    ReplyGenerator(
            Replies replies,
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ClosedNotices closedNotices,
            KnowledgeLoader knowledge,
            MessageSettings settings,
            InstantSource clock) {
        this.replies = replies;
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.knowledge = knowledge;
        this.closedNotices = closedNotices;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ahead of the first message. */
    void prepare(ReplyConfig replyConfig) {
        replies.prepare(replyConfig.template());
    }

    Reply replyTo(InboundMessageRow message, ReplyConfig replyConfig) {
        Optional<PreviousIntent> last = outboundMessages
                .lastSaid(message.tenant(), message.chatId(), settings.menuMemory())
                .map(said -> new PreviousIntent(said.intent(), ReplyLanguage.valueOf(said.language())));
        OpeningHours hours = hours(message.tenant(), replyConfig);
        Instant now = clock.instant();
        Question question = new Question(
                replyConfig.template(),
                replyConfig.businessName(),
                ReplyLanguage.valueOf(replyConfig.language()),
                message.text(),
                last,
                replyConfig.ownReplies().stream()
                        .map(own -> new KeywordReply(String.join(",", own.keywords()), own.reply()))
                        .toList(),
                hours,
                now,
                QuestionKind.valueOf(message.kind().name()));
        return replies.replyTo(
                question.after(inboundMessages.textsBefore(message, settings.conversationMemory(), MAX_EARLIER))
                        .knowing(knowledge.of(message.tenant()))
                        .closedSaid(closedNotices.isSaid(message, hours, now))
                        .inTone(ReplyTone.valueOf(replyConfig.tone())));
    }

    /** Hours are validated when they are saved; ones that are wrong all the same must not keep a customer waiting. */
    static OpeningHours hours(TenantId tenant, ReplyConfig replyConfig) {
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
