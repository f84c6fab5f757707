package io.flowhq.web.portal;

import io.flowhq.contract.TenantId;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.User;

/**
 * Who looks at a page of the portal: an owner or one of the staff, as the account is at this moment.
 *
 * @param tenant whose pages these are
 */
record PortalPerson(User user, TenantId tenant) {

    public boolean isOwner() {
        return user.role() == Role.OWNER;
    }

    /** For the audit trail. */
    String name() {
        return user.email();
    }
}
