package io.flowhq.contract.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;

/**
 * Which session a worker is to run.
 *
 * @param epoch a live browser of this tenant with this epoch is adopted instead of a new one being opened; one of a
 *     lower epoch is closed first
 */
public record SessionAssignment(TenantId tenant, Epoch epoch) {}
