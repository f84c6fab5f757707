package io.flowhq.web.portal;

import io.flowhq.client.refusal.OwnersOnly;
import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.User;
import java.util.Objects;
import java.util.UUID;

/**
 * Who looks at a page of the portal: an owner or one of the staff, as the account is at this moment.
 *
 * @param tenant whose pages these are
 */
record PortalPerson(User user, TenantId tenant) {

    public boolean isOwner() {
        return user.role() == Role.OWNER;
    }

    /** @throws OwnersOnly for staff, who read and take chats over */
    void mustBeOwner() {
        if (!isOwner()) {
            throw new OwnersOnly();
        }
    }

    UUID id() {
        return Objects.requireNonNull(user.id());
    }

    /** For the audit trail. */
    String name() {
        return user.email();
    }
}
