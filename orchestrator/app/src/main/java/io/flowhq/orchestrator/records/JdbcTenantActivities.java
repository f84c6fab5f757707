package io.flowhq.orchestrator.records;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantActivities;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.flowhq.store.failure.DatabaseFailures;
import io.flowhq.store.lifecycle.LifecycleRecords;
import io.flowhq.store.session.SessionSnapshots;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
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
        return querying(() -> records.load(tenant))
                .orElseThrow(() -> ApplicationFailure.newNonRetryableFailure(
                        "tenant " + tenant + " does not exist", FailureTypes.TENANT_GONE));
    }

    @Override
    public void provision(TenantId tenant) {
        writing(() -> records.provision(tenant));
    }

    @Override
    public @Nullable Long project(StatusProjection status) {
        try {
            return write(status);
        } catch (DataAccessException refused) {
            log.warn("The last error of tenant {} cannot be stored and is left out", status.tenant(), refused);
            return withoutText(status);
        }
    }

    private @Nullable Long withoutText(StatusProjection status) {
        try {
            return write(status.withoutLastError());
        } catch (DataAccessException refused) {
            throw ApplicationFailure.newNonRetryableFailureWithCause(
                    "PostgreSQL does not take the state " + status.phase(), FailureTypes.PROJECTION_REFUSED, refused);
        }
    }

    private @Nullable Long write(StatusProjection status) {
        return querying(() -> records.project(status)
                        ? Optional.of(status.rev())
                        : records.load(status.tenant()).map(TenantRecord::rev))
                .orElse(null);
    }

    @Override
    public void forgetSession(TenantId tenant) {
        writing(() -> snapshots.forget(tenant));
    }

    @Override
    public void delete(TenantId tenant) {
        writing(() -> records.delete(tenant));
    }

    private static void writing(Runnable write) {
        querying(() -> {
            write.run();
            return true;
        });
    }

    /** An outage is logged once elsewhere; the activity is tried again. */
    private static <T> T querying(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException | TransactionException failed) {
            if (!DatabaseFailures.isTransient(failed)) {
                throw failed;
            }
            log.debug("PostgreSQL does not answer", failed);
            throw ApplicationFailure.newBuilder()
                    .setMessage("PostgreSQL does not answer")
                    .setType(FailureTypes.DATABASE_AWAY)
                    .setCategory(ApplicationErrorCategory.BENIGN)
                    .build();
        }
    }
}
