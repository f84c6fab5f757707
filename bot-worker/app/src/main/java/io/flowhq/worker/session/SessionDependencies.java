package io.flowhq.worker.session;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.capacity.CapacitySettings;
import io.flowhq.worker.snapshot.SnapshotSettings;
import io.flowhq.worker.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a worker gives to each of its sessions.
 *
 * @param profiles the folder with one browser profile per tenant
 */
record SessionDependencies(
        WorkerId worker,
        Path profiles,
        PageLauncher launcher,
        LeaseRenewals leases,
        SessionRecords records,
        SnapshotStore snapshots,
        SnapshotSettings snapshotSettings,
        TenantOverviews tenants,
        Tenants businesses,
        WorkflowNotifier workflow,
        MessagePipeline pipeline,
        SessionSettings settings,
        CapacitySettings capacity,
        InstantSource clock) {}
