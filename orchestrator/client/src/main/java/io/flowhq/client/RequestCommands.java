package io.flowhq.client;

import io.flowhq.client.refusal.RequestDecided;
import io.flowhq.client.refusal.RequestNotFound;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.contract.TenantId;
import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.dialogue.DialogueKind;
import io.flowhq.replies.dialogue.DialogueTexts;
import io.flowhq.replies.dialogue.RequestDetails;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewText;
import io.flowhq.store.message.PlannedText;
import io.flowhq.store.message.SendingLimit;
import io.flowhq.store.message.TextPlanning;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Decides on customers' orders and bookings. The customer is told of each decision in their language, once: the new status
 * and the text stand together or not at all. Each decision is in the audit trail.
 */
public class RequestCommands {

    public static final int MAX_LISTED = 200;

    private final TenantReads tenants;
    private final CustomerRequests requests;
    private final FollowUps followUps;
    private final TextPlanning planning;
    private final SendingLimit limit;
    private final AuditLog audit;
    private final DialogueTexts texts = new DialogueTexts();

    RequestCommands(
            TenantReads tenants,
            CustomerRequests requests,
            FollowUps followUps,
            TextPlanning planning,
            SendingLimit limit,
            AuditLog audit) {
        this.tenants = tenants;
        this.requests = requests;
        this.followUps = followUps;
        this.planning = planning;
        this.limit = limit;
        this.audit = audit;
    }

    /**
     * Those to be decided on first, then the newest; {@value #MAX_LISTED} at most.
     *
     * @throws TenantNotFound when there is none
     */
    public List<CustomerRequest> list(TenantId tenant, RequestKind kind) {
        tenants.get(tenant);
        return requests.all(tenant, kind, MAX_LISTED);
    }

    /**
     * @throws TenantNotFound when there is none
     * @throws RequestNotFound when the tenant has none of this id
     */
    public CustomerRequest get(TenantId tenant, RequestKind kind, long id) {
        tenants.get(tenant);
        return requests.find(tenant, kind, id)
                .orElseThrow(() -> new RequestNotFound(tenant, kind.name().toLowerCase(Locale.ROOT), id));
    }

    /**
     * @throws TenantNotFound when there is none
     * @throws RequestNotFound when the tenant has none of this id
     * @throws RequestDecided when the status does not follow from the one it has
     * @throws TooManyTexts when too many texts wait to be sent
     */
    public CustomerRequest decide(TenantId tenant, RequestKind kind, long id, RequestStatus status, String by) {
        return audit.change(AuditAct.decisionOn(kind), tenant, by, facts -> {
            ZoneId zone = tenants.get(tenant).timeZone();
            String noun = kind.name().toLowerCase(Locale.ROOT);
            CustomerRequest request =
                    requests.find(tenant, kind, id).orElseThrow(() -> new RequestNotFound(tenant, noun, id));
            facts.put(noun, Long.toString(id));
            facts.put("status", status.name());
            if (!requests.decide(tenant, kind, id, status, by)) {
                throw new RequestDecided(tenant, noun, id, request.status().name(), status.name());
            }
            followUps.finishRequest(tenant, request.messageId(), by);
            tell(request, status, zone, by);
            return requests.find(tenant, kind, id).orElseThrow(() -> new RequestNotFound(tenant, noun, id));
        });
    }

    private void tell(CustomerRequest request, RequestStatus status, ZoneId zone, String by) {
        String text = texts.told(
                DialogueKind.valueOf(request.kind().name()),
                status.name().toLowerCase(Locale.ROOT),
                details(request, zone),
                ReplyLanguage.valueOf(request.language()));
        PlannedText planned = planning.plan(
                new NewText(request.tenant(), request.replyChat(), text, null, MessageOrigin.PROGRAM, by, null), limit);
        if (planned instanceof PlannedText.Full full) {
            throw new TooManyTexts(request.tenant(), full.seconds());
        }
    }

    private static RequestDetails details(CustomerRequest request, ZoneId zone) {
        var starts = request.startsAt() == null ? null : request.startsAt().atZone(zone);
        return new RequestDetails(
                request.thing(),
                request.number(),
                request.place(),
                starts == null ? null : starts.toLocalDate(),
                starts == null ? null : starts.toLocalTime(),
                request.name());
    }
}
