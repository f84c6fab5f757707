package io.flowhq.client;

import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.LinkInvitation;
import io.flowhq.store.portal.LinkInvitations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Invites whoever holds the phone of a business to link it without an account; each invitation is in the audit trail. */
public class PhoneInvitations {

    /** How long an invitation holds when the phone is not linked before. */
    public static final Duration VALIDITY = Duration.ofHours(24);

    private final TenantReads tenants;
    private final LinkInvitations invitations;
    private final AuditLog audit;
    private final InstantSource clock;

    PhoneInvitations(TenantReads tenants, LinkInvitations invitations, AuditLog audit, InstantSource clock) {
        this.tenants = tenants;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the place of the invitation that the tenant had.
     *
     * @throws io.flowhq.client.refusal.TenantNotFound when there is none
     */
    public LinkInvitation invite(TenantId tenant, String by) {
        return audit.change(AuditAct.INVITE_PHONE, tenant, by, facts -> {
            tenants.get(tenant);
            Instant now = clock.instant();
            return invitations.make(tenant, by, now, now.plus(VALIDITY));
        });
    }
}
