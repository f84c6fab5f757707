package io.flowhq.store.tenant;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total how many tenants match on all pages together
 */
public record TenantPage(List<TenantOverview> tenants, long total) {}
