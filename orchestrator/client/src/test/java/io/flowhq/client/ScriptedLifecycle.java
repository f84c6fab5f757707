package io.flowhq.client;

import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandPreconditions;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.CommandRules;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.LifecycleView;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.session.SessionEvent;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for the orchestrator's workflow with the real rules and none of the acting: start runs at once, a restart
 * takes an hour to answer, a deletion ends the workflow.
 */
public class ScriptedLifecycle implements TenantLifecycle {

    /** How often a start was carried out, over all workflows. */
    static final AtomicInteger STARTS = new AtomicInteger();

    private PhaseName phase = PhaseName.NEW;
    private DesiredState desiredState = DesiredState.STOPPED;

    @WorkflowInit
    public ScriptedLifecycle(TenantLifecycleInput life) {}

    @Override
    public void live(TenantLifecycleInput life) {
        Workflow.await(() -> phase == PhaseName.DELETED);
    }

    private void check(CommandKind kind) {
        CommandPreconditions now =
                new CommandPreconditions(phase, null, desiredState, false, phase == PhaseName.RUNNING);
        CommandRules.refusal(kind, now).ifPresent(nextStep -> {
            // The SDK keeps type and details of a failure thrown by a validator only when it is a cause.
            throw new IllegalStateException(
                    "refused",
                    ApplicationFailure.newNonRetryableFailure(
                            "refused", FailureTypes.COMMAND_REFUSED, phase.name(), nextStep));
        });
    }

    private CommandResult move(PhaseName to, DesiredState wanted) {
        phase = to;
        desiredState = wanted;
        return new CommandResult(phase, null, "Done as asked.");
    }

    @Override
    public CommandResult start(Command command) {
        STARTS.incrementAndGet();
        return move(PhaseName.RUNNING, DesiredState.RUNNING);
    }

    @Override
    public void mayStart(Command command) {
        check(CommandKind.START);
    }

    @Override
    public CommandResult stop(Command command) {
        return move(PhaseName.STOPPED, DesiredState.STOPPED);
    }

    @Override
    public void mayStop(Command command) {
        check(CommandKind.STOP);
    }

    @Override
    public CommandResult restart(Command command) {
        Workflow.sleep(Duration.ofHours(1));
        return move(PhaseName.RUNNING, DesiredState.RUNNING);
    }

    @Override
    public void mayRestart(Command command) {
        check(CommandKind.RESTART);
    }

    @Override
    public CommandResult forceRestart(Command command) {
        return move(PhaseName.RUNNING, DesiredState.RUNNING);
    }

    @Override
    public void mayForceRestart(Command command) {
        check(CommandKind.FORCE_RESTART);
    }

    @Override
    public CommandResult logout(Command command) {
        return move(PhaseName.STOPPED, DesiredState.STOPPED);
    }

    @Override
    public void mayLogout(Command command) {
        check(CommandKind.LOGOUT);
    }

    @Override
    public CommandResult delete(Command command) {
        return move(PhaseName.DELETED, DesiredState.DELETED);
    }

    @Override
    public void mayDelete(Command command) {
        check(CommandKind.DELETE);
    }

    @Override
    public CommandResult pause(Command command) {
        return move(phase, desiredState);
    }

    @Override
    public void mayPause(Command command) {
        check(CommandKind.PAUSE);
    }

    @Override
    public CommandResult resume(Command command) {
        return move(phase, desiredState);
    }

    @Override
    public void mayResume(Command command) {
        check(CommandKind.RESUME);
    }

    @Override
    public CommandResult requestPairingCode(Command command) {
        return move(phase, desiredState);
    }

    @Override
    public void mayRequestPairingCode(Command command) {
        check(CommandKind.REQUEST_PAIRING_CODE);
    }

    @Override
    public CommandResult showNewCode(Command command) {
        return move(phase, desiredState);
    }

    @Override
    public void mayShowNewCode(Command command) {
        check(CommandKind.SHOW_NEW_CODE);
    }

    @Override
    public CommandResult screenshot(Command command) {
        return move(phase, desiredState);
    }

    @Override
    public void mayTakeScreenshot(Command command) {
        check(CommandKind.SCREENSHOT);
    }

    @Override
    public void sessionEvent(SessionEvent event) {}

    @Override
    public void continueAsNew() {}

    @Override
    public LifecycleView view() {
        throw new UnsupportedOperationException("nobody asks");
    }
}
