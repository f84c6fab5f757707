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
import io.flowhq.contract.lifecycle.Event.Told;
import io.flowhq.contract.lifecycle.Phase.AwaitingScan;
import io.flowhq.contract.lifecycle.Phase.Deleted;
import io.flowhq.contract.lifecycle.Phase.Failed;
import io.flowhq.contract.lifecycle.Phase.New;
import io.flowhq.contract.lifecycle.Phase.Provisioning;
import io.flowhq.contract.lifecycle.Phase.Recovering;
import io.flowhq.contract.lifecycle.Phase.Running;
import io.flowhq.contract.lifecycle.Phase.Starting;
import io.flowhq.contract.lifecycle.Phase.Stopped;
import io.flowhq.contract.lifecycle.Phase.Stopping;
import io.flowhq.contract.lifecycle.Phase.WaitingForSlot;
import org.jspecify.annotations.Nullable;

/**
 * The table of a tenant's legal moves, as one pure function. docs/lifecycle.md shows it drawn; a test holds the two
 * together.
 */
public final class Moves {

    private Moves() {}

    /**
     * The phase that follows; the same one when the event changes nothing.
     *
     * @throws IllegalMove when the event cannot happen in this phase
     */
    public static Phase after(Phase phase, Event event) {
        return switch (phase) {
            case New now -> afterNew(now, event);
            case Provisioning now -> afterProvisioning(now, event);
            case WaitingForSlot now -> afterWaitingForSlot(now, event);
            case Starting now -> afterStarting(now, event);
            case AwaitingScan now -> afterAwaitingScan(now, event);
            case Running now -> afterRunning(now, event);
            case Recovering now -> afterRecovering(now, event);
            case Stopping now -> afterStopping(now, event);
            case Stopped now -> afterStopped(now, event);
            case Failed now -> afterFailed(now, event);
            case Deleted now -> throw new IllegalMove(now, event);
        };
    }

    /**
     * Where a life is taken up whose workflow was lost: what is to run is started anew, what was parked or stopped stays
     * so, and a deletion is finished.
     */
    public static Phase resumed(Desired desired, PhaseName phase, @Nullable Reason reason) {
        return switch (desired) {
            case DELETED -> new Stopping();
            case RUNNING -> reason != null ? new Failed(reason) : new Provisioning();
            case STOPPED -> {
                if (phase == PhaseName.NEW) {
                    yield new New();
                }
                yield reason != null ? new Failed(reason) : new Stopped();
            }
        };
    }

    private static Phase afterNew(New now, Event event) {
        return switch (event) {
            case StartRequested e -> new Provisioning();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalMove(now, event);
        };
    }

    private static Phase afterProvisioning(Provisioning now, Event event) {
        return switch (event) {
            case TenantProvisioned e -> new Starting();
            case ProvisioningFailed e -> new Failed(Reason.PROVISION_FAILED);
            case StopRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalMove(now, event);
        };
    }

    private static Phase afterWaitingForSlot(WaitingForSlot now, Event event) {
        return switch (event) {
            case SessionHosted e -> new Starting();
            case SessionDisconnected e -> now;
            case Told told -> afterSessionTold(now, told);
            case SessionLost e -> new Recovering(e.attempt());
            case SessionParked e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalMove(now, event);
        };
    }

    private static Phase afterStarting(Starting now, Event event) {
        return switch (event) {
            case Told told -> afterSessionTold(now, told);
            case NoSlotFree e -> new WaitingForSlot();
            case SessionLost e -> new Recovering(e.attempt());
            case SessionParked e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case ForceRestartRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalMove(now, event);
        };
    }

    private static Phase afterAwaitingScan(AwaitingScan now, Event event) {
        return switch (event) {
            case Told told -> afterSessionTold(now, told);
            case SessionLost e -> new Recovering(e.attempt());
            case SessionParked e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case RestartRequested e -> new Stopping();
            case ForceRestartRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalMove(now, event);
        };
    }

    private static Phase afterRunning(Running now, Event event) {
        return switch (event) {
            case SessionDisconnected e -> new Recovering(0);
            case CodeScanned e -> now;
            case Told told -> afterSessionTold(now, told);
            case SessionLost e -> new Recovering(e.attempt());
            case SessionParked e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case RestartRequested e -> new Stopping();
            case ForceRestartRequested e -> new Stopping();
            case LogoutRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalMove(now, event);
        };
    }

    private static Phase afterRecovering(Recovering now, Event event) {
        return switch (event) {
            case Told told -> afterSessionTold(now, told);
            case NoSlotFree e -> new WaitingForSlot();
            case SessionLost e -> new Recovering(e.attempt());
            case SessionParked e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case RestartRequested e -> new Stopping();
            case ForceRestartRequested e -> new Stopping();
            case LogoutRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalMove(now, event);
        };
    }

    /** Whoever asks meanwhile for something else changes what is desired; the closing goes on. */
    private static Phase afterStopping(Stopping now, Event event) {
        return switch (event) {
            case Told told -> now;
            case StopRequested e -> now;
            case ForceRestartRequested e -> now;
            case DeleteRequested e -> now;
            case SessionClosed e -> new Stopped();
            case SessionReopened e -> new Starting();
            case TenantRemoved e -> new Deleted();
            default -> throw new IllegalMove(now, event);
        };
    }

    private static Phase afterStopped(Stopped now, Event event) {
        return switch (event) {
            case StartRequested e -> new Provisioning();
            case LogoutRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalMove(now, event);
        };
    }

    private static Phase afterFailed(Failed now, Event event) {
        return switch (event) {
            case StartRequested e -> new Provisioning();
            case RestartRequested e -> new Provisioning();
            case ForceRestartRequested e -> new Provisioning();
            case StopRequested e -> new Stopped();
            case LogoutRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalMove(now, event);
        };
    }

    /** What an open session tells means the same in most phases. */
    private static Phase afterSessionTold(Phase now, Told told) {
        return switch (told) {
            case SessionHosted e -> now;
            case QrShown e -> new AwaitingScan();
            case CodeScanned e -> new Starting();
            case SessionConnected e -> new Running();
            case SessionDisconnected e -> now;
        };
    }
}
