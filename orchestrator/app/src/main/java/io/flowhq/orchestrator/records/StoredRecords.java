package io.flowhq.orchestrator.records;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.contract.lifecycle.TenantRecords;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.session.SessionSnapshots;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** {@link TenantRecords} on PostgreSQL. */
@Component
@ActivityImpl(taskQueues = TaskQueues.TENANTS)
final class StoredRecords implements TenantRecords {

    private final LifecycleRecords records;
    private final SessionSnapshots snapshots;

    StoredRecords(LifecycleRecords records, SessionSnapshots snapshots) {
        this.records = records;
        this.snapshots = snapshots;
    }

    @Override
    public TenantRecord load(TenantId tenant) {
        return records.load(tenant)
                .orElseThrow(() -> ApplicationFailure.newNonRetryableFailure(
                        "tenant " + tenant + " does not exist", FailureTypes.TENANT_GONE));
    }

    @Override
    public void provision(TenantId tenant) {
        records.provision(tenant);
    }

    @Override
    public void project(StatusProjection status) {
        records.project(status);
    }

    @Override
    public void forgetSession(TenantId tenant) {
        snapshots.forget(tenant);
    }

    @Override
    public void delete(TenantId tenant) {
        records.delete(tenant);
    }
}
