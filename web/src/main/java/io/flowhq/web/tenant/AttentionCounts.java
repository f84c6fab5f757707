package io.flowhq.web.tenant;

import io.flowhq.contract.lifecycle.PhaseName;
import java.util.Map;

/** How many tenants wait for a person, and how many do their work. */
record AttentionCounts(long failed, long toLink, long online) {

    static AttentionCounts of(Map<PhaseName, Long> phases) {
        return new AttentionCounts(
                phases.getOrDefault(PhaseName.ERROR, 0L),
                phases.getOrDefault(PhaseName.AWAITING_SCAN, 0L),
                phases.getOrDefault(PhaseName.RUNNING, 0L));
    }

    public long all() {
        return failed + toLink;
    }
}
