package io.flowhq.web.tenant;

import io.flowhq.store.tenant.TenantFilter;
import org.jspecify.annotations.Nullable;

/**
 * Where in a long list a page stands.
 *
 * @param first position of the first tenant shown, from 1; 0 when there is none
 * @param previous number of the page before, null on the first
 * @param next number of the page after, null on the last
 */
record Paging(
        long first,
        long last,
        long total,
        @Nullable Integer previous,
        @Nullable Integer next) {

    static Paging of(TenantFilter filter, long total) {
        var start = (long) filter.page() * filter.size();
        var end = Math.min(total, start + filter.size());
        return new Paging(
                start < total ? start + 1 : 0,
                end,
                total,
                filter.page() == 0 ? null : filter.page() - 1,
                end < total ? filter.page() + 1 : null);
    }
}
