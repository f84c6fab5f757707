package io.flowhq.contract.lifecycle;

import io.flowhq.contract.TenantId;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** The short database activities of {@link TenantLifecycle}, on queue {@code tenants}; each may be repeated at will. */
@ActivityInterface
public interface TenantActivities {

    /** @throws io.temporal.failure.ApplicationFailure type {@code TenantGone}, not retryable, when the row is gone */
    TenantRecord load(TenantId tenant);

    /** Prepares a tenant to run: its session, worker and config rows exist afterwards. */
    void provision(TenantId tenant);

    /**
     * Writes the projection unless a newer one is stored, and notifies the listeners of the tenant. A last error that
     * PostgreSQL does not take is left out.
     *
     * @return the rev that is stored now, higher than the given one when a newer state was there already; null when the
     *     tenant is gone, and in histories of older code
     * @throws io.temporal.failure.ApplicationFailure type {@code ProjectionRefused}, not retryable, when PostgreSQL does
     *     not take the state at all
     */
    @Nullable
    Long project(StatusProjection status);

    /** Removes every snapshot of the tenant's session; its rows stay. */
    void forgetSession(TenantId tenant);

    /** Removes the tenant and everything that hangs on it. */
    void delete(TenantId tenant);
}
