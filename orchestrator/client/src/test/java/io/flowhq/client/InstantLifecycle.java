package io.flowhq.client;

import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandPreconditions;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.LifecycleView;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.session.SessionEvent;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Start runs at once, a restart takes an hour to answer, a deletion ends the workflow. */
public class InstantLifecycle extends ScriptedLifecycle {

    /** How often a start was carried out, over all workflows. */
    static final AtomicInteger STARTS = new AtomicInteger();

    /** The command carried out last, over all workflows. */
    static final AtomicReference<Command> LATEST = new AtomicReference<>();

    private PhaseName phase = PhaseName.NEW;
    private DesiredState desiredState = DesiredState.STOPPED;

    @WorkflowInit
    public InstantLifecycle(TenantLifecycleInput input) {}

    @Override
    public void live(TenantLifecycleInput input) {
        Workflow.await(() -> phase == PhaseName.DELETED);
    }

    @Override
    protected CommandPreconditions now() {
        return new CommandPreconditions(phase, null, desiredState, false, phase == PhaseName.RUNNING);
    }

    @Override
    protected void received(Command command) {
        LATEST.set(command);
    }

    @Override
    protected CommandResult carryOut(CommandKind kind) {
        return switch (kind) {
            case START -> {
                STARTS.incrementAndGet();
                yield enter(PhaseName.RUNNING, DesiredState.RUNNING);
            }
            case RESTART -> {
                Workflow.sleep(Duration.ofHours(1));
                yield enter(PhaseName.RUNNING, DesiredState.RUNNING);
            }
            case FORCE_RESTART -> enter(PhaseName.RUNNING, DesiredState.RUNNING);
            case STOP, LOGOUT -> enter(PhaseName.STOPPED, DesiredState.STOPPED);
            case DELETE -> enter(PhaseName.DELETED, DesiredState.DELETED);
            case PAUSE, RESUME, REQUEST_PAIRING_CODE, SHOW_NEW_CODE, SCREENSHOT -> enter(phase, desiredState);
        };
    }

    private CommandResult enter(PhaseName to, DesiredState wanted) {
        phase = to;
        desiredState = wanted;
        return new CommandResult(phase, null, "Done as asked.");
    }

    @Override
    public void sessionEvent(SessionEvent event) {}

    @Override
    public LifecycleView view() {
        throw new UnsupportedOperationException("no test reads it");
    }
}
