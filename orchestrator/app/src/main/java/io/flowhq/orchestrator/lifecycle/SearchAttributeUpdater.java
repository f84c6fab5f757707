package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.DerivedStatuses;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.TenantSearchAttributes;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the workflow's search attributes in step with its state; one event per change, none when nothing changed. */
final class SearchAttributeUpdater {

    private final Map<SearchAttributeKey<String>, @Nullable String> shown = new HashMap<>();

    void show(TenantState state) {
        DerivedStatuses views =
                DerivedStatuses.of(state.phase().name(), state.silenced(), state.everLinked(), state.worker() != null);
        ErrorReason errorReason = state.phase().reason();
        WorkerId worker = state.worker();
        List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
        change(TenantSearchAttributes.TENANT_STATUS, views.tenant().name(), updates);
        change(TenantSearchAttributes.TENANT_PHASE, state.phase().name().name(), updates);
        change(TenantSearchAttributes.TEMPLATE, state.template().name(), updates);
        change(TenantSearchAttributes.WORKER_HOST, worker == null ? null : worker.value(), updates);
        change(TenantSearchAttributes.ERROR_REASON, errorReason == null ? null : errorReason.name(), updates);
        changeSinceShown(TenantSearchAttributes.NOT_ANSWERING, state.notAnswering(), updates);
        if (!updates.isEmpty()) {
            Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate<?>[]::new));
        }
    }

    /** For what histories of older code never showed: its absence is no change. */
    private void changeSinceShown(
            SearchAttributeKey<String> key, @Nullable String value, List<SearchAttributeUpdate<?>> updates) {
        if (value != null || shown.containsKey(key)) {
            change(key, value, updates);
        }
    }

    private void change(
            SearchAttributeKey<String> key, @Nullable String value, List<SearchAttributeUpdate<?>> updates) {
        if (shown.containsKey(key) && Objects.equals(shown.get(key), value)) {
            return;
        }
        shown.put(key, value);
        updates.add(value == null ? key.valueUnset() : key.valueSet(value));
    }
}
