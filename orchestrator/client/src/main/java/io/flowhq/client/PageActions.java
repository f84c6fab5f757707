package io.flowhq.client;

import io.flowhq.client.form.CustomerChat;
import io.flowhq.client.refusal.PageBusy;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.client.refusal.TextRefused;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.page.PageAnswer;
import io.flowhq.store.page.PageMedia;
import io.flowhq.store.page.PageRequestKind;
import io.flowhq.store.page.PageRequests;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the page of a running session for small things that are no messages: to mark a chat as read, to show typing, whether
 * a number is on WhatsApp. What changes something in a chat has its line in the audit trail.
 */
public class PageActions {

    private final TenantReads tenants;
    private final PageRequests requests;
    private final AuditLog audit;

    PageActions(TenantReads tenants, PageRequests requests, AuditLog audit) {
        this.tenants = tenants;
        this.requests = requests;
        this.audit = audit;
    }

    /**
     * Writes the request down for the session's worker, which answers within moments or not at all.
     *
     * @param by the caller's name in the audit trail
     * @return the request, for {@link #answerTo}
     * @throws TenantNotFound when there is none
     * @throws TextRefused when the tenant is not connected
     * @throws PageBusy when the page was asked too often
     */
    public long ask(TenantId tenant, PageRequestKind kind, CustomerChat chat, String by) {
        @Nullable
        AuditAct act = switch (kind) {
            case SEEN -> AuditAct.PAGE_SEEN;
            case TYPING -> AuditAct.PAGE_TYPING;
            case PAUSED -> AuditAct.PAGE_PAUSED;
            // A number is asked for by programs many times over; media is written down where it is opened.
            case NUMBER, MEDIA -> null;
        };
        if (act == null) {
            return ask(tenant, kind, chat);
        }
        return audit.change(act, tenant, by, facts -> {
            facts.put("chat", chat.shortened());
            return ask(tenant, kind, chat);
        });
    }

    /** Empty while there is none. */
    public Optional<PageAnswer> answerTo(TenantId tenant, long request) {
        return requests.answerTo(tenant, request);
    }

    /**
     * The same for what a customer's message carries beside its words, which is kept nowhere.
     *
     * @return the request, for {@link #answerTo}, {@link #collect} and {@link #forget}
     * @throws TextRefused when the tenant is not connected
     * @throws PageBusy when the page was asked too often
     */
    public long askForMedia(TenantId tenant, CustomerChat chat, String messageId, String by) {
        return audit.change(AuditAct.OPEN_MEDIA, tenant, by, facts -> {
            facts.put("chat", chat.shortened());
            mustBeConnected(tenant);
            return requests.askForMedia(tenant, chat.id(), messageId).orElseThrow(() -> new PageBusy(tenant));
        });
    }

    /** What the page brought, once. */
    public Optional<PageMedia> collect(TenantId tenant, long request) {
        return requests.collect(tenant, request);
    }

    /** Nobody waits for it any more. */
    public void forget(TenantId tenant, long request) {
        requests.forget(tenant, request);
    }

    private long ask(TenantId tenant, PageRequestKind kind, CustomerChat chat) {
        mustBeConnected(tenant);
        return requests.ask(tenant, kind, chat.id()).orElseThrow(() -> new PageBusy(tenant));
    }

    private void mustBeConnected(TenantId tenant) {
        PhaseName phase = tenants.get(tenant).observed().phase();
        if (phase != PhaseName.RUNNING) {
            throw new TextRefused(tenant, phase);
        }
    }
}
