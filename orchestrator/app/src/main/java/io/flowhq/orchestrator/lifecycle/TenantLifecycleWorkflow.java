package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.TaskQueues;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.BackOff;
import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.ContinuedState;
import io.flowhq.contract.lifecycle.LifecycleEvent;
import io.flowhq.contract.lifecycle.LifecycleView;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.session.SessionEvent;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@link TenantLifecycle} as Temporal calls it: handlers change the state, {@link LifecycleLoop} acts on it. */
@WorkflowImpl(taskQueues = TaskQueues.TENANTS)
public final class TenantLifecycleWorkflow implements TenantLifecycle {

    private final TenantState state;
    private final CommandResults commandResults;
    private final CommandHandler commandHandler;
    private final LifecycleLoop lifecycleLoop;
    private final boolean begins;

    @WorkflowInit
    public TenantLifecycleWorkflow(TenantLifecycleInput begin) {
        InstantSource clock = () -> Instant.ofEpochMilli(Workflow.currentTimeMillis());
        TenantId tenant = begin.tenant();
        ContinuedState carried = begin.carried();
        begins = carried == null;
        state = carried == null
                ? new TenantState(tenant, clock, BackOff.STANDARD)
                : new TenantState(tenant, clock, BackOff.STANDARD, carried);
        commandResults = new CommandResults(carried == null ? List.of() : carried.answered());
        HostCommandQueue hostCommands = new HostCommandQueue();
        commandHandler = new CommandHandler(state, hostCommands, commandResults, CommandClock::now);
        lifecycleLoop = new LifecycleLoop(state, hostCommands, BackOff.STANDARD, clock);
    }

    @Override
    public void live(TenantLifecycleInput begin) {
        CancellationScope whole = CancellationScope.current();
        Workflow.newDetachedCancellationScope(() -> {
                    if (begins) {
                        lifecycleLoop.begin();
                    }
                    lifecycleLoop.live(whole::isCancelRequested);
                    lifecycleLoop.finish();
                })
                .run();
        if (state.phase().name() != PhaseName.DELETED && !whole.isCancelRequested()) {
            Workflow.continueAsNew(new TenantLifecycleInput(state.tenant(), state.carry(commandResults.carry())));
        }
    }

    @Override
    public void sessionEvent(SessionEvent event) {
        if (state.session() == null || !event.epoch().equals(state.epoch())) {
            return;
        }
        switch (event.kind()) {
            case HOSTED -> {
                state.sessionHosted(event.worker());
                state.apply(new LifecycleEvent.SessionHosted());
            }
            case QR_SHOWN -> state.apply(new LifecycleEvent.QrShown());
            case SCANNED -> {
                state.sessionScanned();
                state.apply(new LifecycleEvent.CodeScanned());
            }
            case CONNECTED -> {
                state.sessionConnected();
                state.apply(new LifecycleEvent.SessionConnected());
            }
            case DISCONNECTED -> state.apply(new LifecycleEvent.SessionDisconnected());
            case WORKER_RESTARTED -> {
                if (state.worker() == null) {
                    state.sessionHosted(event.worker());
                }
                lifecycleLoop.workerRestarted();
            }
        }
    }

    @Override
    public void notAnswering(String cause) {
        state.setNotAnswering(cause.isEmpty() ? null : cause);
    }

    @Override
    public void continueAsNew() {
        lifecycleLoop.requestContinueAsNew();
    }

    @Override
    public LifecycleView view() {
        return state.view();
    }

    @Override
    public CommandResult start(Command command) {
        return commandHandler.take(CommandKind.START, command);
    }

    @Override
    public void mayStart(Command command) {
        commandHandler.check(CommandKind.START, command);
    }

    @Override
    public CommandResult stop(Command command) {
        return commandHandler.take(CommandKind.STOP, command);
    }

    @Override
    public void mayStop(Command command) {
        commandHandler.check(CommandKind.STOP, command);
    }

    @Override
    public CommandResult restart(Command command) {
        return commandHandler.take(CommandKind.RESTART, command);
    }

    @Override
    public void mayRestart(Command command) {
        commandHandler.check(CommandKind.RESTART, command);
    }

    @Override
    public CommandResult forceRestart(Command command) {
        return commandHandler.take(CommandKind.FORCE_RESTART, command);
    }

    @Override
    public void mayForceRestart(Command command) {
        commandHandler.check(CommandKind.FORCE_RESTART, command);
    }

    @Override
    public CommandResult logout(Command command) {
        return commandHandler.take(CommandKind.LOGOUT, command);
    }

    @Override
    public void mayLogout(Command command) {
        commandHandler.check(CommandKind.LOGOUT, command);
    }

    @Override
    public CommandResult delete(Command command) {
        return commandHandler.take(CommandKind.DELETE, command);
    }

    @Override
    public void mayDelete(Command command) {
        commandHandler.check(CommandKind.DELETE, command);
    }

    @Override
    public CommandResult pause(Command command) {
        return commandHandler.take(CommandKind.PAUSE, command);
    }

    @Override
    public void mayPause(Command command) {
        commandHandler.check(CommandKind.PAUSE, command);
    }

    @Override
    public CommandResult resume(Command command) {
        return commandHandler.take(CommandKind.RESUME, command);
    }

    @Override
    public void mayResume(Command command) {
        commandHandler.check(CommandKind.RESUME, command);
    }

    @Override
    public CommandResult requestPairingCode(Command command) {
        return commandHandler.take(CommandKind.REQUEST_PAIRING_CODE, command);
    }

    @Override
    public void mayRequestPairingCode(Command command) {
        commandHandler.check(CommandKind.REQUEST_PAIRING_CODE, command);
    }

    @Override
    public CommandResult showNewCode(Command command) {
        return commandHandler.take(CommandKind.SHOW_NEW_CODE, command);
    }

    @Override
    public void mayShowNewCode(Command command) {
        commandHandler.check(CommandKind.SHOW_NEW_CODE, command);
    }

    @Override
    public CommandResult screenshot(Command command) {
        return commandHandler.take(CommandKind.SCREENSHOT, command);
    }

    @Override
    public void mayTakeScreenshot(Command command) {
        commandHandler.check(CommandKind.SCREENSHOT, command);
    }
}
