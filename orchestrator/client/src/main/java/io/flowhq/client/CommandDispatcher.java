package io.flowhq.client;

import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.client.refusal.OrchestratorUnavailable;
import io.flowhq.client.refusal.Refusal;
import io.flowhq.client.refusal.TenantNotFound;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.CommandRules;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.tenant.ObservedStatus;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.store.tenant.TenantOverviews;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.InstantSource;
import java.util.Optional;

/** Brings a command to the tenant's workflow and puts whatever comes back into words: an answer or a {@link Refusal}. */
final class CommandDispatcher {

    private final LifecycleUpdates updates;
    private final OrchestratorAvailability orchestratorAvailability;
    private final TemporalAvailability temporalAvailability;
    private final TenantOverviews overviews;
    private final InstantSource databaseClock;

    CommandDispatcher(
            LifecycleUpdates updates,
            OrchestratorAvailability orchestratorAvailability,
            TemporalAvailability temporalAvailability,
            TenantOverviews overviews,
            InstantSource databaseClock) {
        this.updates = updates;
        this.orchestratorAvailability = orchestratorAvailability;
        this.temporalAvailability = temporalAvailability;
        this.overviews = overviews;
        this.databaseClock = databaseClock;
    }

    CommandResult send(CommandRequest given) {
        TenantOverview tenant = overview(given.tenant());
        if (orchestratorAvailability.areGone()) {
            throw new OrchestratorUnavailable(
                    attempted(given) + "no orchestrator runs. Nothing was done; start one, then try again.");
        }
        Command command =
                new Command(given.request(), given.by(), databaseClock.instant().plus(updates.patience()));
        try {
            Optional<CommandResult> answer = given.kind() == CommandKind.START
                    ? updates.sendStarting(given.kind(), given.tenant(), command)
                    : sendToTheLiving(given, command, tenant);
            return answer.orElseGet(() -> taken(given));
        } catch (WorkflowUpdateException failed) {
            throw refusal(given, failed);
        } catch (WorkflowException | StatusRuntimeException unreachable) {
            return gone(given).orElseThrow(() -> unavailable(given, unreachable));
        }
    }

    /**
     * A tenant that was never started has no workflow, nor has one whose history was lost: what its row allows is done
     * by a workflow that is started for it, what its row forbids is refused as that workflow would.
     */
    private Optional<CommandResult> sendToTheLiving(CommandRequest given, Command command, TenantOverview tenant) {
        try {
            return updates.send(given.kind(), given.tenant(), command);
        } catch (WorkflowNotFoundException none) {
            ObservedStatus observedStatus = tenant.observed();
            CommandRules.refusal(given.kind(), tenant.preconditions()).ifPresent(nextStep -> {
                throw new CommandRefused(
                        given.kind(), given.tenant(), observedStatus.phase(), observedStatus.reason(), nextStep);
            });
            return updates.sendStarting(given.kind(), given.tenant(), command);
        }
    }

    private CommandResult taken(CommandRequest given) {
        return gone(given).orElseGet(() -> {
            ObservedStatus now = overview(given.tenant()).observed();
            return new CommandResult(now.phase(), now.reason(), "The command was taken and is being carried out.");
        });
    }

    /** A deletion may end the workflow, and the row, before its answer is fetched. */
    private Optional<CommandResult> gone(CommandRequest given) {
        return given.kind() == CommandKind.DELETE
                        && overviews.find(given.tenant()).isEmpty()
                ? Optional.of(new CommandResult(PhaseName.DELETED, null, "The tenant and all its data are gone."))
                : Optional.empty();
    }

    private RuntimeException refusal(CommandRequest given, WorkflowUpdateException failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure failure && failure.getType().equals(FailureTypes.COMMAND_REFUSED)) {
                return refused(given, failure);
            }
            if (cause instanceof ApplicationFailure failure && failure.getType().equals(FailureTypes.TENANT_GONE)) {
                return new TenantNotFound(given.tenant().toString());
            }
        }
        return failed;
    }

    private CommandRefused refused(CommandRequest given, ApplicationFailure failure) {
        PhaseName phase = failure.getDetails().get(0, PhaseName.class);
        String nextStep = failure.getDetails().get(1, String.class);
        ErrorReason errorReason =
                phase == PhaseName.ERROR ? overview(given.tenant()).observed().reason() : null;
        return new CommandRefused(given.kind(), given.tenant(), phase, errorReason, nextStep);
    }

    private RuntimeException unavailable(CommandRequest given, RuntimeException unreachable) {
        String attempted = attempted(given);
        Status.Code code = code(unreachable);
        return switch (code) {
            // A Temporal that is away is tried again until the time is over, too.
            case DEADLINE_EXCEEDED, CANCELLED ->
                temporalAvailability.answers()
                        ? new OrchestratorUnavailable(
                                attempted + "no orchestrator answered within "
                                        + updates.patience().toSeconds()
                                        + " s. Nothing was done; try again when one runs.",
                                unreachable)
                        : temporalAway(attempted, unreachable);
            case RESOURCE_EXHAUSTED ->
                new OrchestratorUnavailable(
                        attempted + "too many commands are under way. Nothing was done; try again in a moment.",
                        unreachable);
            case UNAVAILABLE -> temporalAway(attempted, unreachable);
            case NOT_FOUND ->
                overviews.find(given.tenant()).isEmpty()
                        ? new TenantNotFound(given.tenant().toString())
                        : new OrchestratorUnavailable(
                                attempted + "Temporal does not know the namespace or has just closed the workflow.",
                                unreachable);
            default -> unreachable;
        };
    }

    private static OrchestratorUnavailable temporalAway(String attempted, RuntimeException unreachable) {
        return new OrchestratorUnavailable(
                attempted + "Temporal cannot be reached. Nothing was done; try again when it answers.", unreachable);
    }

    private static String attempted(CommandRequest given) {
        return "Could not " + given.kind().verb() + " tenant " + given.tenant() + ": ";
    }

    /** UNKNOWN when it does not come from Temporal. */
    static Status.Code code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException status) {
                return status.getStatus().getCode();
            }
        }
        return failure instanceof WorkflowNotFoundException ? Status.Code.NOT_FOUND : Status.Code.UNKNOWN;
    }

    private TenantOverview overview(TenantId tenant) {
        return overviews.find(tenant).orElseThrow(() -> new TenantNotFound(tenant.toString()));
    }
}
