package io.flowhq.contract.lifecycle;

import io.flowhq.contract.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@link TenantLifecycle}.
 *
 * @param carried the state brought over by continue-as-new; null when the workflow begins
 */
public record TenantLifecycleInput(
        TenantId tenant, @Nullable ContinuedState carried) {

    public static TenantLifecycleInput of(TenantId tenant) {
        return new TenantLifecycleInput(tenant, null);
    }
}
