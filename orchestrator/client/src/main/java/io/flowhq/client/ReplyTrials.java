package io.flowhq.client;

import io.flowhq.client.refusal.InvalidText;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import io.flowhq.replies.KeywordReply;
import io.flowhq.replies.PreviousIntent;
import io.flowhq.replies.Question;
import io.flowhq.replies.QuestionKind;
import io.flowhq.replies.Replies;
import io.flowhq.replies.Reply;
import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.ReplyTone;
import io.flowhq.replies.dialogue.BookingDurations;
import io.flowhq.replies.dialogue.BookingTimes;
import io.flowhq.replies.dialogue.Dialogue;
import io.flowhq.replies.dialogue.DialogueState;
import io.flowhq.replies.dialogue.OrderCatalogue;
import io.flowhq.replies.hours.InvalidOpeningHours;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.message.ReplyConfigs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tries messages against a tenant's assistant with the engine that answers customers. Nothing is sent and nothing is
 * remembered: what was said before comes along with each message.
 */
public class ReplyTrials {

    public static final int MAX_TURNS = 6;

    private static final Set<String> NOT_UNDERSTOOD = Set.of("fallback", "unknown");

    private final TenantReads tenants;
    private final ReplyConfigs configs;
    private final KnowledgeReads knowledge;
    private final InstantSource clock;
    private final Supplier<Replies> replies = SingletonSupplier.of(Replies::load);
    private final Dialogue dialogue = new Dialogue();

    ReplyTrials(TenantReads tenants, ReplyConfigs configs, KnowledgeReads knowledge, InstantSource clock) {
        this.tenants = tenants;
        this.configs = configs;
        this.knowledge = knowledge;
        this.clock = clock;
    }

    /**
     * The answers to messages of one customer, in their order.
     *
     * @param turns what the customer writes, the last {@value #MAX_TURNS} of it
     * @throws InvalidText when a message is empty or too long
     * @throws TenantNotFound when there is none
     */
    public List<TrialReply> answers(TenantId tenant, List<String> turns) {
        tenants.get(tenant);
        ReplyConfig config = configs.find(tenant).orElseThrow(() -> new TenantNotFound(tenant.toString()));
        List<String> texts = turns.stream().map(ReplyTrials::valid).toList();
        texts = texts.subList(Math.max(0, texts.size() - MAX_TURNS), texts.size());
        List<TrialReply> answers = new ArrayList<>();
        OpeningHours hours = hours(config);
        Knowledge told = RepliesKnowledge.of(knowledge.of(tenant));
        Question question = question(config, hours).knowing(told);
        OrderCatalogue catalogue = new OrderCatalogue(told);
        BookingTimes times = new BookingTimes(hours, List.of(), new BookingDurations(told), clock.instant());
        DialogueState state = DialogueState.NONE;
        PreviousIntent last = null;
        for (int turn = 0; turn < texts.size(); turn++) {
            String text = texts.get(turn);
            Reply reply = replies.get().replyTo(asking(question, text, last).after(texts.subList(0, turn)));
            var step = reply.handsOff() || reply.intent().equals(Reply.OWN)
                    ? null
                    : dialogue.next(state, text, reply, Optional.empty(), times, catalogue)
                            .orElse(null);
            state = step == null ? state : step.state();
            String intent = step == null ? reply.intent() : step.intent();
            last = new PreviousIntent(intent, reply.language());
            answers.add(answer(reply, intent, step == null ? reply.text() : step.text()));
        }
        return answers;
    }

    private static TrialReply answer(Reply reply, String intent, String text) {
        Map<String, String> slots = new LinkedHashMap<>();
        reply.slots().values().forEach((slot, value) -> slots.put(slot.key(), value));
        return new TrialReply(
                text,
                NOT_UNDERSTOOD.contains(intent) ? null : intent,
                reply.language().name(),
                reply.matched(),
                slots,
                reply.handsOff(),
                reply.followUp().map(Enum::name).orElse(null));
    }

    private Question question(ReplyConfig config, OpeningHours hours) {
        return new Question(
                        config.template(),
                        config.businessName(),
                        ReplyLanguage.valueOf(config.language()),
                        "",
                        Optional.empty(),
                        config.ownReplies().stream()
                                .map(own -> new KeywordReply(String.join(",", own.keywords()), own.reply()))
                                .toList(),
                        hours,
                        clock.instant(),
                        QuestionKind.TEXT)
                .inTone(ReplyTone.valueOf(config.tone()));
    }

    private static Question asking(Question question, String text, @Nullable PreviousIntent last) {
        return new Question(
                question.template(),
                question.businessName(),
                question.language(),
                text,
                Optional.ofNullable(last),
                question.own(),
                question.hours(),
                question.at(),
                question.kind(),
                List.of(),
                question.knowledge(),
                last != null,
                question.tone());
    }

    private static OpeningHours hours(ReplyConfig config) {
        try {
            return config.hoursJson() == null
                    ? OpeningHours.none(config.timeZone())
                    : OpeningHours.parse(config.hoursJson(), config.timeZone());
        } catch (InvalidOpeningHours unreadable) {
            return OpeningHours.none(config.timeZone());
        }
    }

    private static String valid(String text) {
        String clean = CleanText.of(text, CleanText.MAX_MESSAGE_LENGTH);
        if (clean.isBlank() || text.length() > CleanText.MAX_MESSAGE_LENGTH) {
            throw new InvalidText(
                    Map.of("text", "The text is 1 to " + CleanText.MAX_MESSAGE_LENGTH + " characters long."));
        }
        return clean;
    }
}
