package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantActivities;
import io.flowhq.contract.lifecycle.TenantRecord;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tables of one tenant, held in memory: what was projected, and what was removed. */
final class FakeTenantActivities implements TenantActivities {

    final List<StatusProjection> projections = Collections.synchronizedList(new ArrayList<>());
    volatile TenantRecord record = new TenantRecord(
            Template.BOOKING, DesiredState.STOPPED, PhaseName.NEW, null, Epoch.NONE, 0, false, false, null);
    volatile @Nullable Predicate<StatusProjection> refused;
    volatile long storedRev;
    volatile boolean away;
    volatile boolean gone;
    volatile boolean unprovisionable;
    volatile boolean sessionForgotten;
    volatile int provisioned;
    final CountDownLatch prepared = new CountDownLatch(1);
    volatile boolean slow;
    volatile boolean preparing;

    @Override
    public TenantRecord load(TenantId tenant) {
        answer();
        if (gone) {
            throw ApplicationFailure.newNonRetryableFailure("no such tenant", FailureTypes.TENANT_GONE);
        }
        return record;
    }

    @Override
    public void provision(TenantId tenant) {
        answer();
        if (slow) {
            awaitPrepared();
        }
        if (unprovisionable) {
            throw ApplicationFailure.newFailure("its template does not exist", "TemplateInvalid");
        }
        provisioned++;
    }

    @Override
    public Long project(StatusProjection status) {
        answer();
        Predicate<StatusProjection> refusing = refused;
        if (refusing != null && refusing.test(status)) {
            throw ApplicationFailure.newNonRetryableFailure("a check is violated", FailureTypes.PROJECTION_REFUSED);
        }
        synchronized (projections) {
            if (storedRev < status.rev()) {
                projections.add(status);
                storedRev = status.rev();
            }
            return storedRev;
        }
    }

    @Override
    public void forgetSession(TenantId tenant) {
        answer();
        sessionForgotten = true;
    }

    @Override
    public void delete(TenantId tenant) {
        answer();
        gone = true;
    }

    StatusProjection last() {
        return projections.getLast();
    }

    private void awaitPrepared() {
        preparing = true;
        try {
            prepared.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer() {
        if (away) {
            throw ApplicationFailure.newFailure("connection refused", FailureTypes.DATABASE_AWAY);
        }
    }
}
