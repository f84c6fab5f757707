package io.flowhq.contract.lifecycle;

import io.flowhq.contract.lifecycle.Event.CodeScanned;
import io.flowhq.contract.lifecycle.Event.DeleteRequested;
import io.flowhq.contract.lifecycle.Event.ForceRestartRequested;
import io.flowhq.contract.lifecycle.Event.LogoutRequested;
import io.flowhq.contract.lifecycle.Event.NoSlotFree;
import io.flowhq.contract.lifecycle.Event.ProvisioningFailed;
import io.flowhq.contract.lifecycle.Event.QrShown;
import io.flowhq.contract.lifecycle.Event.RestartRequested;
import io.flowhq.contract.lifecycle.Event.SessionClosed;
import io.flowhq.contract.lifecycle.Event.SessionConnected;
import io.flowhq.contract.lifecycle.Event.SessionDisconnected;
import io.flowhq.contract.lifecycle.Event.SessionHosted;
import io.flowhq.contract.lifecycle.Event.SessionLost;
import io.flowhq.contract.lifecycle.Event.SessionParked;
import io.flowhq.contract.lifecycle.Event.SessionReopened;
import io.flowhq.contract.lifecycle.Event.StartRequested;
import io.flowhq.contract.lifecycle.Event.StopRequested;
import io.flowhq.contract.lifecycle.Event.TenantProvisioned;
import io.flowhq.contract.lifecycle.Event.TenantRemoved;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One event of each kind, and one phase of each name. */
final class Events {

    static final List<Event> ALL = List.of(
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
            new SessionParked(Reason.BANNED),
            new SessionClosed(),
            new SessionReopened(),
            new TenantRemoved());

    static final List<Phase> PHASES = Arrays.stream(PhaseName.values())
            .map(name -> Phase.of(name, name == PhaseName.ERROR ? Reason.LOGGED_OUT : null, 2))
            .toList();

    private Events() {}

    /** Every kind there is, found through the sealed types, so that a new one cannot be forgotten above. */
    static Stream<Class<?>> kinds(Class<?> sealed) {
        return sealed.isSealed()
                ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(Events::kinds)
                : Stream.of(sealed);
    }
}
