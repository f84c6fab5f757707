package io.flowhq.client;

import io.flowhq.client.refusal.FollowUpDone;
import io.flowhq.client.refusal.FollowUpNotFound;
import io.flowhq.client.refusal.InvalidText;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.client.refusal.TextRefused;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.contract.TenantId;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatHandoffs.Cause;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deals with what people have to do about customers' messages. Each change is in the audit trail without what was written,
 * done or refused. All of a change takes effect, or nothing of it.
 */
public class FollowUpCommands {

    public static final int MAX_LISTED = 200;

    private final TenantReads tenants;
    private final FollowUps followUps;
    private final OutgoingTexts texts;
    private final ChatHandoffs handoffs;
    private final AuditLog audit;
    private final InstantSource clock;

    FollowUpCommands(
            TenantReads tenants,
            FollowUps followUps,
            OutgoingTexts texts,
            ChatHandoffs handoffs,
            AuditLog audit,
            InstantSource clock) {
        this.tenants = tenants;
        this.followUps = followUps;
        this.texts = texts;
        this.handoffs = handoffs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Those that are open, the oldest first; {@value #MAX_LISTED} at most.
     *
     * @throws TenantNotFound when there is none
     */
    public List<FollowUp> open(TenantId tenant) {
        tenants.get(tenant);
        return followUps.allOpen(tenant, MAX_LISTED);
    }

    /**
     * Those that are done, the last done first; {@value #MAX_LISTED} at most.
     *
     * @throws TenantNotFound when there is none
     */
    public List<FollowUp> done(TenantId tenant) {
        tenants.get(tenant);
        return followUps.allDone(tenant, MAX_LISTED);
    }

    /** Those of all tenants that are open or done, the oldest first; {@code page} from 0. */
    public List<FollowUp> ofAll(boolean open, int page, int size) {
        return followUps.allOfAll(open, page, size);
    }

    /** How many of all tenants are open or done. */
    public long countOfAll(boolean open) {
        return followUps.countOfAll(open);
    }

    /**
     * Whose follow-up this is.
     *
     * @throws FollowUpNotFound when no tenant has it
     */
    public TenantId owner(long id) {
        return followUps.owner(id).orElseThrow(() -> new FollowUpNotFound(id));
    }

    /** How many are open; a tenant without any is absent. */
    public Map<TenantId, Long> count(Collection<TenantId> of) {
        return followUps.count(of);
    }

    /**
     * @throws TenantNotFound when there is none
     * @throws FollowUpNotFound when the tenant has none of this id
     */
    public FollowUp get(TenantId tenant, long id) {
        tenants.get(tenant);
        return followUps.find(tenant, id).orElseThrow(() -> new FollowUpNotFound(tenant, id));
    }

    /**
     * Says who deals with it, whoever did before.
     *
     * @throws TenantNotFound when there is none
     * @throws FollowUpNotFound when the tenant has none of this id
     * @throws FollowUpDone when nothing is left to do
     */
    public FollowUp take(TenantId tenant, long id, String by) {
        return audit.change(AuditAct.TAKE_FOLLOW_UP, tenant, by, facts -> {
            facts.put("reason", get(tenant, id).reason().name());
            refuseUnless(followUps.take(tenant, id, by), tenant, id);
            return get(tenant, id);
        });
    }

    /**
     * Says that nothing is left to do.
     *
     * @throws TenantNotFound when there is none
     * @throws FollowUpNotFound when the tenant has none of this id
     * @throws FollowUpDone when that was said before
     */
    public FollowUp finish(TenantId tenant, long id, String by) {
        return audit.change(AuditAct.FINISH_FOLLOW_UP, tenant, by, facts -> {
            facts.put("reason", get(tenant, id).reason().name());
            refuseUnless(followUps.finish(tenant, id, by), tenant, id);
            return get(tenant, id);
        });
    }

    /**
     * Sends the customer a text, in the order of the chat and within the limit, and takes the chat over for the usual time.
     * With that it is done, so that pressing twice sends once.
     *
     * @throws InvalidText when there is nothing to send, or too much
     * @throws TenantNotFound when there is none
     * @throws FollowUpNotFound when the tenant has none of this id
     * @throws FollowUpDone when somebody has dealt with it
     * @throws TextRefused when the tenant is not connected
     * @throws TooManyTexts when too many wait already
     */
    public FollowUp answer(TenantId tenant, long id, @Nullable String text, String by) {
        return audit.change(AuditAct.ANSWER_FOLLOW_UP, tenant, by, facts -> {
            FollowUp followUp = get(tenant, id);
            facts.put("reason", followUp.reason().name());
            refuseUnless(followUps.finish(tenant, id, by), tenant, id);
            texts.send(new NewText(
                    tenant,
                    followUp.replyChat(),
                    text == null ? "" : text,
                    followUp.waMessageId(),
                    MessageOrigin.PERSON,
                    by,
                    null));
            Instant now = clock.instant();
            handoffs.begin(tenant, followUp.chatId(), Cause.STAFF, now, now.plus(HandoffCommands.USUAL));
            return get(tenant, id);
        });
    }

    private static void refuseUnless(boolean done, TenantId tenant, long id) {
        if (!done) {
            throw new FollowUpDone(tenant, id);
        }
    }
}
