package io.flowhq.store.portal;

import io.flowhq.contract.TenantId;
import java.time.Instant;

/**
 * Somebody who may join the staff of a business with the first verified sign-in.
 *
 * @param email in lower case
 */
public record StaffInvitation(TenantId tenant, String email, String invitedBy, Instant createdAt) {}
