package io.flowhq.contract.lifecycle;

import io.flowhq.contract.lifecycle.LifecycleEvent.CodeScanned;
import io.flowhq.contract.lifecycle.LifecycleEvent.DeleteRequested;
import io.flowhq.contract.lifecycle.LifecycleEvent.ForceRestartRequested;
import io.flowhq.contract.lifecycle.LifecycleEvent.LogoutRequested;
import io.flowhq.contract.lifecycle.LifecycleEvent.NoSlotFree;
import io.flowhq.contract.lifecycle.LifecycleEvent.ProvisioningFailed;
import io.flowhq.contract.lifecycle.LifecycleEvent.QrShown;
import io.flowhq.contract.lifecycle.LifecycleEvent.Reported;
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
 * The table of a tenant's legal transitions, as one pure function. docs/lifecycle.md shows it drawn; a test holds the two
 * together.
 */
public final class PhaseTransitions {

    private PhaseTransitions() {}

    /**
     * The phase that follows; the same one when the event changes nothing.
     *
     * @throws IllegalTransition when the event cannot happen in this phase
     */
    public static Phase after(Phase phase, LifecycleEvent lifecycleEvent) {
        return switch (phase) {
            case New now -> afterNew(now, lifecycleEvent);
            case Provisioning now -> afterProvisioning(now, lifecycleEvent);
            case WaitingForSlot now -> afterWaitingForSlot(now, lifecycleEvent);
            case Starting now -> afterStarting(now, lifecycleEvent);
            case AwaitingScan now -> afterAwaitingScan(now, lifecycleEvent);
            case Running now -> afterRunning(now, lifecycleEvent);
            case Recovering now -> afterRecovering(now, lifecycleEvent);
            case Stopping now -> afterStopping(now, lifecycleEvent);
            case Stopped now -> afterStopped(now, lifecycleEvent);
            case Failed now -> afterFailed(now, lifecycleEvent);
            case Deleted now -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    /**
     * Where a lifecycle goes on whose workflow was lost: what is to run is started anew, what failed or was stopped stays
     * so, and a deletion is finished.
     */
    public static Phase resumed(DesiredState desiredState, PhaseName phase, @Nullable ErrorReason errorReason) {
        return switch (desiredState) {
            case DELETED -> new Stopping();
            case RUNNING -> errorReason != null ? new Failed(errorReason) : new Provisioning();
            case STOPPED -> {
                if (phase == PhaseName.NEW) {
                    yield new New();
                }
                yield errorReason != null ? new Failed(errorReason) : new Stopped();
            }
        };
    }

    private static Phase afterNew(New now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case StartRequested e -> new Provisioning();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    private static Phase afterProvisioning(Provisioning now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case TenantProvisioned e -> new Starting();
            case ProvisioningFailed e -> new Failed(ErrorReason.PROVISION_FAILED);
            case StopRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    private static Phase afterWaitingForSlot(WaitingForSlot now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case SessionHosted e -> new Starting();
            case SessionDisconnected e -> now;
            case Reported report -> afterReport(now, report);
            case SessionLost e -> new Recovering(e.attempt());
            case SessionFailed e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    private static Phase afterStarting(Starting now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case Reported report -> afterReport(now, report);
            case NoSlotFree e -> new WaitingForSlot();
            case SessionLost e -> new Recovering(e.attempt());
            case SessionFailed e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case ForceRestartRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    private static Phase afterAwaitingScan(AwaitingScan now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case Reported report -> afterReport(now, report);
            case SessionLost e -> new Recovering(e.attempt());
            case SessionFailed e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case RestartRequested e -> new Stopping();
            case ForceRestartRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    private static Phase afterRunning(Running now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case SessionDisconnected e -> new Recovering(0);
            case CodeScanned e -> now;
            case Reported report -> afterReport(now, report);
            case SessionLost e -> new Recovering(e.attempt());
            case SessionFailed e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case RestartRequested e -> new Stopping();
            case ForceRestartRequested e -> new Stopping();
            case LogoutRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    private static Phase afterRecovering(Recovering now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case Reported report -> afterReport(now, report);
            case NoSlotFree e -> new WaitingForSlot();
            case SessionLost e -> new Recovering(e.attempt());
            case SessionFailed e -> new Failed(e.reason());
            case StopRequested e -> new Stopping();
            case RestartRequested e -> new Stopping();
            case ForceRestartRequested e -> new Stopping();
            case LogoutRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    /** Whoever asks meanwhile for something else changes what is desired; the closing goes on. */
    private static Phase afterStopping(Stopping now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case Reported report -> now;
            case StopRequested e -> now;
            case ForceRestartRequested e -> now;
            case DeleteRequested e -> now;
            case SessionClosed e -> new Stopped();
            case SessionReopened e -> new Starting();
            case TenantRemoved e -> new Deleted();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    private static Phase afterStopped(Stopped now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case StartRequested e -> new Provisioning();
            case LogoutRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    private static Phase afterFailed(Failed now, LifecycleEvent lifecycleEvent) {
        return switch (lifecycleEvent) {
            case StartRequested e -> new Provisioning();
            case RestartRequested e -> new Provisioning();
            case ForceRestartRequested e -> new Provisioning();
            case StopRequested e -> new Stopped();
            case LogoutRequested e -> new Stopping();
            case DeleteRequested e -> new Stopping();
            default -> throw new IllegalTransition(now, lifecycleEvent);
        };
    }

    /** What an open session reports means the same in most phases. */
    private static Phase afterReport(Phase now, Reported report) {
        return switch (report) {
            case SessionHosted e -> now;
            case QrShown e -> new AwaitingScan();
            case CodeScanned e -> new Starting();
            case SessionConnected e -> new Running();
            case SessionDisconnected e -> now;
        };
    }
}
