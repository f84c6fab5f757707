package io.flowhq.store.tenant;

import io.flowhq.contract.CleanText;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants to list.
 *
 * @param q part of a name, business name or phone number, or the beginning of an id, in any case; null or blank for all;
 *     cleaned
 * @param page from 0
 * @param size 1 to 1,000
 */
public record TenantFilter(
        @Nullable String q,
        @Nullable TenantStatus status,
        @Nullable PhaseName phase,
        int page,
        int size) {

    public static final int DEFAULT_SIZE = 50;

    private static final int MAX_LENGTH = 200;

    /** In any phase. */
    public TenantFilter(@Nullable String q, @Nullable TenantStatus status, int page, int size) {
        this(q, status, null, page, size);
    }

    public TenantFilter {
        q = q == null ? null : CleanText.of(q, MAX_LENGTH);
        if (page < 0 || size < 1 || size > 1000) {
            throw new IllegalArgumentException("page " + page + " of size " + size + " is none");
        }
    }

    /** Whether there is a text to look for. */
    boolean isSearch() {
        return q != null && !q.isBlank();
    }

    public static TenantFilter all() {
        return new TenantFilter(null, null, 0, DEFAULT_SIZE);
    }
}
