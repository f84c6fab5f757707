package io.flowhq.contract.lifecycle;

import io.flowhq.contract.lifecycle.LifecycleEvent.CodeScanned;
import io.flowhq.contract.lifecycle.LifecycleEvent.DeleteRequested;
import io.flowhq.contract.lifecycle.LifecycleEvent.ForceRestartRequested;
import io.flowhq.contract.lifecycle.LifecycleEvent.LogoutRequested;
import io.flowhq.contract.lifecycle.LifecycleEvent.NoSlotFree;
import io.flowhq.contract.lifecycle.LifecycleEvent.ProvisioningFailed;
import io.flowhq.contract.lifecycle.LifecycleEvent.QrShown;
import io.flowhq.contract.lifecycle.LifecycleEvent.RestartRequested;
import io.flowhq.contract.lifecycle.LifecycleEvent.SessionClosed;
import io.flowhq.contract.lifecycle.LifecycleEvent.SessionConnected;
import io.flowhq.contract.lifecycle.LifecycleEvent.SessionDisconnected;
import io.flowhq.contract.lifecycle.LifecycleEvent.SessionFailed;
import io.flowhq.contract.lifecycle.LifecycleEvent.SessionHosted;
import io.flowhq.contract.lifecycle.LifecycleEvent.SessionLost;
import io.flowhq.contract.lifecycle.LifecycleEvent.SessionReopened;
import io.flowhq.contract.lifecycle.LifecycleEvent.StartRequested;
import io.flowhq.contract.lifecycle.LifecycleEvent.StopRequested;
import io.flowhq.contract.lifecycle.LifecycleEvent.TenantProvisioned;
import io.flowhq.contract.lifecycle.LifecycleEvent.TenantRemoved;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One event of each kind, and one phase of each name. */
final class Events {

    static final List<LifecycleEvent> ALL = List.of(
            new StartRequested(),
            new StopRequested(),
            new RestartRequested(),
            new ForceRestartRequested(),
            new LogoutRequested(),
            new DeleteRequested(),
            new TenantProvisioned(),
            new ProvisioningFailed(),
            new NoSlotFree(),
            new SessionHosted(),
            new QrShown(),
            new CodeScanned(),
            new SessionConnected(),
            new SessionDisconnected(),
            new SessionLost(3),
            new SessionFailed(ErrorReason.BANNED),
            new SessionClosed(),
            new SessionReopened(),
            new TenantRemoved());

    static final List<Phase> PHASES = Arrays.stream(PhaseName.values())
            .map(name -> Phase.of(name, name == PhaseName.ERROR ? ErrorReason.LOGGED_OUT : null, 2))
            .toList();

    private Events() {}

    /** Every kind there is, found through the sealed types, so that a new one cannot be forgotten above. */
    static Stream<Class<?>> kinds(Class<?> sealed) {
        return sealed.isSealed()
                ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(Events::kinds)
                : Stream.of(sealed);
    }
}
