package io.flowhq.store.portal;

import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit trail are wanted; a null component narrows nothing.
 *
 * @param tenant also one that is gone
 * @param actor part of the name of who did it, in any case
 * @param act what was done, in any case and whole: {@code START}, {@code tenant-created}
 * @param from the earliest instant
 * @param until the instant after the latest
 * @param page from 0
 */
public record AuditFilter(
        @Nullable TenantId tenant,
        @Nullable String actor,
        @Nullable String act,
        @Nullable Instant from,
        @Nullable Instant until,
        int page,
        int size) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_EXPORTED = 50_000;

    private static final int MAX_LENGTH = 200;

    public AuditFilter {
        actor = clean(actor);
        act = clean(act);
        if (page < 0 || size < 1 || size > MAX_EXPORTED) {
            throw new IllegalArgumentException("no page " + page + " of size " + size);
        }
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : CleanText.of(text.strip(), MAX_LENGTH);
    }

    /** The first lines of all that match, as many as are exported at once. */
    public AuditFilter exported() {
        return new AuditFilter(tenant, actor, act, from, until, 0, MAX_EXPORTED);
    }
}
