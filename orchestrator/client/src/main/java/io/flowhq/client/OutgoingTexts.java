package io.flowhq.client;

import io.flowhq.client.form.CustomerChat;
import io.flowhq.client.refusal.InvalidText;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.client.refusal.TextRefused;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.MessageLog;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewText;
import io.flowhq.store.message.PlannedText;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.message.TextPlanning;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends texts that a person or a program wrote, on the way that answers take: in the order of the chat, within the tenant's
 * limit, once each, whatever crashes. A text is written down when this returns and sent soon after; one that could not be
 * sent for six hours is withdrawn. Each request has its line in the audit trail, without the text and with the chat's id
 * shortened.
 */
public class OutgoingTexts {

    /** In the facts of a change that wrote nothing, because it was asked for before. */
    static final String REPEATED = "repeated";

    private static final Set<PhaseName> CONNECTED = EnumSet.of(PhaseName.RUNNING, PhaseName.RECOVERING);

    private final TenantReads tenants;
    private final TextPlanning planning;
    private final SendingLimit limit;
    private final AuditLog audit;

    OutgoingTexts(TenantReads tenants, TextPlanning planning, SendingLimit limit, AuditLog audit) {
        this.tenants = tenants;
        this.planning = planning;
        this.limit = limit;
        this.audit = audit;
    }

    /**
     * A text of a person. What the customer asked in the chat before needs no answer of the assistant any more.
     *
     * @param author the person's name in the audit trail
     * @param key what repeats of this request have in common within a day; null when there are none
     * @return the message as it is written down
     * @throws InvalidText with every fault
     * @throws TenantNotFound when there is none
     * @throws TextRefused when the tenant is not connected
     * @throws TooManyTexts when too many wait already
     */
    public MessageLog send(TenantId tenant, String chatId, String text, String author, @Nullable String key) {
        return send(new NewText(tenant, chatId, text, null, MessageOrigin.PERSON, author, key));
    }

    /**
     * The same for a program, and for a text that quotes another message of its chat.
     *
     * @throws InvalidText with every fault
     * @throws TenantNotFound when there is none
     * @throws TextRefused when the tenant is not connected
     * @throws TooManyTexts when too many wait already
     */
    public MessageLog send(NewText asked) {
        return audit.change(AuditAct.SEND_TEXT, asked.tenant(), asked.author(), facts -> plan(asked, facts));
    }

    /** Writes a text down within somebody else's change. */
    MessageLog plan(NewText asked, Map<String, String> facts) {
        PhaseName phase = tenants.get(asked.tenant()).observed().phase();
        NewText text = valid(asked);
        CustomerChat.of(text.chatId()).ifPresent(chat -> facts.put("chat", chat.shortened()));
        if (!CONNECTED.contains(phase)) {
            throw new TextRefused(asked.tenant(), phase);
        }
        return switch (planning.plan(text, limit)) {
            case PlannedText.Planned planned -> planned.message();
            case PlannedText.Repeated repeated -> {
                facts.put(REPEATED, "true");
                yield repeated.message();
            }
            case PlannedText.KeyReused reused ->
                throw invalid("idempotency_key", "The key was used for another text within the last 24 hours.");
            case PlannedText.UnknownQuote unknown ->
                throw invalid("reply_to", "The message to reply to is none of this chat.");
            case PlannedText.Full full -> throw new TooManyTexts(asked.tenant(), full.seconds());
        };
    }

    private static NewText valid(NewText asked) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (CustomerChat.of(asked.chatId()).isEmpty()) {
            errors.put("chat_id", "The chat's id is one like 255712345678@c.us or 98765432109876@lid.");
        }
        String text = CleanText.of(asked.text(), CleanText.MAX_MESSAGE_LENGTH);
        if (text.isBlank() || asked.text().length() > CleanText.MAX_MESSAGE_LENGTH) {
            errors.put("text", "The text is 1 to " + CleanText.MAX_MESSAGE_LENGTH + " characters long.");
        }
        if (asked.quotes() != null && !CleanText.isId(asked.quotes())) {
            errors.put("reply_to", "The message to reply to is named by its id.");
        }
        if (asked.key() != null && !CleanText.isId(asked.key())) {
            errors.put("idempotency_key", "The key is 1 to 255 visible characters of ASCII.");
        }
        if (!errors.isEmpty()) {
            throw new InvalidText(errors);
        }
        return new NewText(
                asked.tenant(), asked.chatId(), text, asked.quotes(), asked.origin(), asked.author(), asked.key());
    }

    private static InvalidText invalid(String field, String fault) {
        return new InvalidText(Map.of(field, fault));
    }
}
