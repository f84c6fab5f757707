package io.flowhq.contract.lifecycle;

import io.flowhq.contract.RequestId;

/**
 * One command to a tenant's workflow.
 *
 * @param request repeated under the same id it is done once and answered twice
 * @param by who asks, for the audit trail: a user name, {@code admin}, {@code shell}, an API key's name; never a phone
 *     number
 */
public record Command(RequestId request, String by) {}
