package io.flowhq.client;

import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandAnswer;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandRules;
import io.flowhq.contract.lifecycle.Desired;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.LifecycleView;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.Situation;
import io.flowhq.contract.lifecycle.TenantLife;
import io.flowhq.contract.lifecycle.TenantLifecycle;
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
    private Desired desired = Desired.STOPPED;

    @WorkflowInit
    public ScriptedLifecycle(TenantLife life) {}

    @Override
    public void live(TenantLife life) {
        Workflow.await(() -> phase == PhaseName.DELETED);
    }

    private void check(CommandKind kind) {
        Situation now = new Situation(phase, null, desired, false, phase == PhaseName.RUNNING);
        CommandRules.refusal(kind, now).ifPresent(nextStep -> {
            // The SDK keeps type and details of a failure thrown by a validator only when it is a cause.
            throw new IllegalStateException(
                    "refused",
                    ApplicationFailure.newNonRetryableFailure(
                            "refused", FailureTypes.COMMAND_REFUSED, phase.name(), nextStep));
        });
    }

    private CommandAnswer move(PhaseName to, Desired wanted) {
        phase = to;
        desired = wanted;
        return new CommandAnswer(phase, null, "Done as asked.");
    }

    @Override
    public CommandAnswer start(Command command) {
        STARTS.incrementAndGet();
        return move(PhaseName.RUNNING, Desired.RUNNING);
    }

    @Override
    public void mayStart(Command command) {
        check(CommandKind.START);
    }

    @Override
    public CommandAnswer stop(Command command) {
        return move(PhaseName.STOPPED, Desired.STOPPED);
    }

    @Override
    public void mayStop(Command command) {
        check(CommandKind.STOP);
    }

    @Override
    public CommandAnswer restart(Command command) {
        Workflow.sleep(Duration.ofHours(1));
        return move(PhaseName.RUNNING, Desired.RUNNING);
    }

    @Override
    public void mayRestart(Command command) {
        check(CommandKind.RESTART);
    }

    @Override
    public CommandAnswer forceRestart(Command command) {
        return move(PhaseName.RUNNING, Desired.RUNNING);
    }

    @Override
    public void mayForceRestart(Command command) {
        check(CommandKind.FORCE_RESTART);
    }

    @Override
    public CommandAnswer logout(Command command) {
        return move(PhaseName.STOPPED, Desired.STOPPED);
    }

    @Override
    public void mayLogout(Command command) {
        check(CommandKind.LOGOUT);
    }

    @Override
    public CommandAnswer delete(Command command) {
        return move(PhaseName.DELETED, Desired.DELETED);
    }

    @Override
    public void mayDelete(Command command) {
        check(CommandKind.DELETE);
    }

    @Override
    public CommandAnswer pause(Command command) {
        return move(phase, desired);
    }

    @Override
    public void mayPause(Command command) {
        check(CommandKind.PAUSE);
    }

    @Override
    public CommandAnswer resume(Command command) {
        return move(phase, desired);
    }

    @Override
    public void mayResume(Command command) {
        check(CommandKind.RESUME);
    }

    @Override
    public CommandAnswer requestPairingCode(Command command) {
        return move(phase, desired);
    }

    @Override
    public void mayRequestPairingCode(Command command) {
        check(CommandKind.REQUEST_PAIRING_CODE);
    }

    @Override
    public CommandAnswer showNewCode(Command command) {
        return move(phase, desired);
    }

    @Override
    public void mayShowNewCode(Command command) {
        check(CommandKind.SHOW_NEW_CODE);
    }

    @Override
    public CommandAnswer screenshot(Command command) {
        return move(phase, desired);
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
