package io.flowhq.orchestrator.records;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantActivities;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.session.SessionSnapshots;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** {@link TenantActivities} on PostgreSQL. */
@Component
@ActivityImpl(taskQueues = TaskQueues.TENANTS)
final class JdbcTenantActivities implements TenantActivities {

    private static final Logger log = LoggerFactory.getLogger(JdbcTenantActivities.class);

    private final LifecycleRecords records;
    private final SessionSnapshots snapshots;

    JdbcTenantActivities(LifecycleRecords records, SessionSnapshots snapshots) {
        this.records = records;
        this.snapshots = snapshots;
    }

    @Override
    public TenantRecord load(TenantId tenant) {
        return asking(() -> records.load(tenant))
                .orElseThrow(() -> ApplicationFailure.newNonRetryableFailure(
                        "tenant " + tenant + " does not exist", FailureTypes.TENANT_GONE));
    }

    @Override
    public void provision(TenantId tenant) {
        telling(() -> records.provision(tenant));
    }

    @Override
    public void project(StatusProjection status) {
        telling(() -> records.project(status));
    }

    @Override
    public void forgetSession(TenantId tenant) {
        telling(() -> snapshots.forget(tenant));
    }

    @Override
    public void delete(TenantId tenant) {
        telling(() -> records.delete(tenant));
    }

    private static void telling(Runnable write) {
        asking(() -> {
            write.run();
            return true;
        });
    }

    /** An outage is no news of an activity's: it is said once elsewhere, and the activity is tried again. */
    private static <T> T asking(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException away) {
            log.debug("PostgreSQL does not answer", away);
            throw ApplicationFailure.newBuilder()
                    .setMessage("PostgreSQL does not answer")
                    .setType(FailureTypes.DATABASE_AWAY)
                    .setCategory(ApplicationErrorCategory.BENIGN)
                    .build();
        }
    }
}
