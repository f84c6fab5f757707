package io.flowhq.client.refusal;

import io.flowhq.store.tenant.TenantOverview;
import java.util.List;
import java.util.stream.Collectors;

/** Several tenants could be meant. */
public final class AmbiguousTenant extends Refusal {

    private final String asked;
    private final List<TenantOverview> candidates;

    public AmbiguousTenant(String asked, List<TenantOverview> candidates) {
        super("ambiguous_tenant", "'" + asked + "' could be " + listed(candidates) + ". Give more of the id.");
        this.asked = asked;
        this.candidates = List.copyOf(candidates);
    }

    /** The prefix or name that was asked for. */
    public String asked() {
        return asked;
    }

    public List<TenantOverview> candidates() {
        return candidates;
    }

    private static String listed(List<TenantOverview> candidates) {
        return candidates.stream()
                .map(candidate ->
                        candidate.tenant().id() + " (" + candidate.tenant().name() + ")")
                .collect(Collectors.joining(" or "));
    }
}
