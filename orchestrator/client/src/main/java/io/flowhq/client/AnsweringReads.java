package io.flowhq.client;

import io.flowhq.contract.TenantId;
import io.flowhq.store.answering.AnsweringStatus;
import io.flowhq.store.answering.NotAnswering;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells which tenants do not answer, and why. */
public class AnsweringReads {

    private final AnsweringStatus status;

    AnsweringReads(AnsweringStatus status) {
        this.status = status;
    }

    public AnsweringReport of(TenantOverview tenant) {
        return of(List.of(tenant)).getOrDefault(tenant.tenant().id(), AnsweringReport.OK);
    }

    /** Each of these tenants by its id. */
    public Map<TenantId, AnsweringReport> of(Collection<TenantOverview> tenants) {
        Map<TenantId, NotAnswering> unanswered =
                status.of(tenants.stream().map(tenant -> tenant.tenant().id()).toList()).stream()
                        .collect(Collectors.toMap(NotAnswering::tenant, Function.identity()));
        return tenants.stream()
                .collect(Collectors.toMap(
                        tenant -> tenant.tenant().id(),
                        tenant -> answering(unanswered.get(tenant.tenant().id()))));
    }

    /** How many tenants do not answer. */
    public int notAnswering() {
        return status.all().size();
    }

    /** The tenants that do not answer, the longest wait first, and since when. */
    public Map<TenantId, Instant> since() {
        Map<TenantId, Instant> since = new LinkedHashMap<>();
        status.all().forEach(unanswered -> since.put(unanswered.tenant(), unanswered.since()));
        return since;
    }

    private static AnsweringReport answering(@Nullable NotAnswering unanswered) {
        return unanswered == null
                ? AnsweringReport.OK
                : new AnsweringReport(false, unanswered.oldest(), unanswered.cause());
    }
}
