package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.CommandRules;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.LifecycleEvent;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.ShutdownMode;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes commands or refuses them. It changes the state and leaves the acting to the main loop. */
final class CommandHandler {

    private final TenantState state;
    private final HostCommandQueue hostCommands;
    private final CommandResults commandResults;
    private final InstantSource clock;

    /**
     * @param clock the database's time, by which a check may go because it is never replayed; that of the workflow is the
     *     time at which its task was handed out
     */
    CommandHandler(
            TenantState state, HostCommandQueue hostCommands, CommandResults commandResults, InstantSource clock) {
        this.state = state;
        this.hostCommands = hostCommands;
        this.commandResults = commandResults;
        this.clock = clock;
    }

    /**
     * Judges the command before it becomes part of history. One that was answered before passes, and so does one to a
     * workflow that has not read its tenant yet: that is judged when it is taken.
     *
     * @throws CommandRejected with a failure of type {@link FailureTypes#COMMAND_REFUSED}
     */
    void check(CommandKind kind, Command command) {
        if (isRepeated(command)) {
            return;
        }
        if (isTooLate(command.notAfter())) {
            throw new CommandRejected(refusal(kind, "It came too late and was not done; give it again."));
        }
        if (state.isKnown()) {
            CommandRules.refusal(kind, state.preconditions()).ifPresent(nextStep -> {
                throw new CommandRejected(refusal(kind, nextStep));
            });
        }
    }

    /** The caller has got the answer that nothing was done, as after an orchestrator that stood still for a while. */
    private boolean isTooLate(@Nullable Instant notAfter) {
        return notAfter != null && clock.instant().isAfter(notAfter);
    }

    private boolean isRepeated(Command command) {
        return commandResults.to(command.request()) != null || hostCommands.has(command.request());
    }

    /** Does the command once, however often it is said, and answers with the phase reached so far. */
    CommandResult take(CommandKind kind, Command command) {
        CommandResult earlier = commandResults.to(command.request());
        if (earlier != null) {
            return earlier;
        }
        Workflow.await(state::isKnown);
        if (state.phase().name() == PhaseName.DELETED) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "tenant " + state.tenant() + " is gone", FailureTypes.TENANT_GONE);
        }
        if (!isRepeated(command)) {
            CommandRules.refusal(kind, state.preconditions()).ifPresent(nextStep -> {
                throw refusal(kind, nextStep);
            });
        }
        String nextStep = switch (kind) {
            case START -> start();
            case STOP -> stop();
            case RESTART -> restart(ShutdownMode.PROPERLY, new LifecycleEvent.RestartRequested());
            case FORCE_RESTART -> restart(ShutdownMode.BY_FORCE, new LifecycleEvent.ForceRestartRequested());
            case LOGOUT -> logout();
            case DELETE -> delete();
            case PAUSE -> setSilenced(true);
            case RESUME -> setSilenced(false);
            case SHOW_NEW_CODE ->
                state.phase().name() == PhaseName.ERROR
                        ? start()
                        : onTheHost(kind, command.request(), "A new code appears on the linking page.");
            case REQUEST_PAIRING_CODE ->
                onTheHost(kind, command.request(), "The pairing code appears on the linking page.");
            case SCREENSHOT -> onTheHost(kind, command.request(), "The picture is on the tenant's page.");
        };
        CommandResult answer =
                new CommandResult(state.phase().name(), state.phase().reason(), nextStep);
        commandResults.keep(command.request(), answer);
        return answer;
    }

    private String start() {
        state.setDesired(DesiredState.RUNNING);
        state.resetFailureCounters();
        state.apply(new LifecycleEvent.StartRequested());
        return state.everLinked()
                ? "A browser is being opened; it comes online by itself."
                : "A browser is being opened; its code to scan appears within half a minute.";
    }

    private String stop() {
        state.setDesired(DesiredState.STOPPED);
        state.close(ShutdownMode.PROPERLY);
        state.apply(new LifecycleEvent.StopRequested());
        return state.phase().name() == PhaseName.STOPPED
                ? "It is stopped; its session is kept."
                : "Its browser is being closed; its session is kept.";
    }

    private String restart(ShutdownMode how, LifecycleEvent lifecycleEvent) {
        state.setDesired(DesiredState.RUNNING);
        state.resetFailureCounters();
        state.close(how);
        state.apply(lifecycleEvent);
        return "A new browser is opened on the same session.";
    }

    private String logout() {
        boolean connected = state.worker() != null;
        state.setDesired(DesiredState.STOPPED);
        state.close(ShutdownMode.BY_LOGOUT);
        state.apply(new LifecycleEvent.LogoutRequested());
        return connected
                ? "The device is being unlinked; the next start asks for a scan."
                : "Its session is being forgotten; remove the device on the phone too. The next start asks for a scan.";
    }

    private String delete() {
        boolean connected = state.phase().name() == PhaseName.RUNNING;
        state.setDesired(DesiredState.DELETED);
        state.close(
                connected && !WorkflowVersions.DELETION_UNLINKS.isAbsent()
                        ? ShutdownMode.BY_LOGOUT
                        : ShutdownMode.PROPERLY);
        state.apply(new LifecycleEvent.DeleteRequested());
        if (!state.everLinked()) {
            return "It is being removed with all its data.";
        }
        return connected
                ? "Its device is being unlinked from the phone, and it is removed with all its data."
                : "It is being removed with all its data; remove the device on the phone too.";
    }

    private String setSilenced(boolean wanted) {
        state.setSilenced(wanted);
        PauseNotifier.expectIfReplayed(state);
        return wanted ? "The bot reads along and answers nobody until it is resumed." : "The bot answers again.";
    }

    private String onTheHost(CommandKind kind, RequestId request, String nextStep) {
        Promise<Void> done = hostCommands.place(kind, request);
        RuntimeException failure = done.getFailure();
        if (failure != null) {
            throw refusal(kind, "The browser did not answer; try again, or force-restart it.");
        }
        return nextStep;
    }

    private ApplicationFailure refusal(CommandKind kind, String nextStep) {
        String phase = state.phase().name().name();
        return ApplicationFailure.newNonRetryableFailure(
                "Cannot %s tenant %s, which is %s. %s".formatted(kind.verb(), state.tenant(), phase, nextStep),
                FailureTypes.COMMAND_REFUSED,
                phase,
                nextStep);
    }
}
