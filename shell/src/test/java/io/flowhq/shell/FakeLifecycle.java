package io.flowhq.shell;

import io.flowhq.client.ScriptedLifecycle;
import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandPreconditions;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.LifecycleView;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StatusProjection;
import io.flowhq.contract.lifecycle.TenantLifecycleInput;
import io.flowhq.contract.session.SessionEvent;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for the orchestrator's workflow: the real rules of refusal and a real read model, without browsers. A
 * tenant that starts waits for its scan until a session event says that it is connected.
 */
public class FakeLifecycle extends ScriptedLifecycle {

    /** What the workflow and the session it would have leave in the database. */
    @ActivityInterface(namePrefix = "Scribe")
    public interface Scribe {
        long revision(TenantId tenant);

        void project(StatusProjection status);

        void delete(TenantId tenant);

        void showPairingCode(TenantId tenant);

        void takePicture(TenantId tenant);
    }

    private static final WorkerId WORKER = new WorkerId("worker-1");

    private final Scribe scribe = Workflow.newActivityStub(
            Scribe.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(10))
                    .build());
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final TenantId tenant;
    private long rev;
    private PhaseName phase = PhaseName.NEW;
    private @Nullable ErrorReason errorReason;
    private DesiredState desiredState = DesiredState.STOPPED;
    private boolean silenced;
    private boolean linked;
    private boolean doomed;
    private boolean hanging;
    private Instant since = Instant.EPOCH;

    @WorkflowInit
    public FakeLifecycle(TenantLifecycleInput life) {
        tenant = life.tenant();
    }

    @Override
    public void live(TenantLifecycleInput life) {
        rev = scribe.revision(tenant);
        while (phase != PhaseName.DELETED) {
            Workflow.await(() -> !steps.isEmpty() && !hanging);
            steps.remove().run();
            if (phase == PhaseName.DELETED) {
                scribe.delete(tenant);
            } else {
                project();
            }
        }
    }

    private void project() {
        boolean up = phase == PhaseName.AWAITING_SCAN || phase == PhaseName.RUNNING;
        scribe.project(new StatusProjection(
                tenant,
                ++rev,
                desiredState,
                phase,
                errorReason,
                silenced,
                linked,
                new Epoch(1),
                up ? WORKER : null,
                0,
                null,
                since,
                null));
    }

    @Override
    protected CommandPreconditions now() {
        boolean hosted = phase == PhaseName.AWAITING_SCAN || phase == PhaseName.RUNNING;
        return new CommandPreconditions(phase, errorReason, desiredState, silenced, hosted);
    }

    @Override
    protected CommandResult carryOut(CommandKind kind) {
        return switch (kind) {
            case START -> up("Its browser is opening.");
            case RESTART, FORCE_RESTART -> up("A new browser is opening.");
            case SHOW_NEW_CODE -> up("A new code is coming.");
            case STOP -> down("Its browser is closing; the session is kept.");
            case LOGOUT -> {
                linked = false;
                yield down("The device is being unlinked.");
            }
            case DELETE -> {
                desiredState = DesiredState.DELETED;
                enter(PhaseName.STOPPING);
                yield later(() -> enter(PhaseName.DELETED), "It is being removed with all its data.");
            }
            case PAUSE -> later(() -> silenced = true, "The bot is silent.");
            case RESUME -> later(() -> silenced = false, "The bot answers again.");
            case REQUEST_PAIRING_CODE -> later(() -> scribe.showPairingCode(tenant), "The code is coming.");
            case SCREENSHOT -> later(() -> scribe.takePicture(tenant), "The picture is being taken.");
        };
    }

    private CommandResult later(Runnable step, String nextStep) {
        steps.add(step);
        return answer(nextStep);
    }

    private void enter(PhaseName next) {
        phase = next;
        since = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    private CommandResult answer(String nextStep) {
        return new CommandResult(phase, errorReason, nextStep);
    }

    private CommandResult up(String nextStep) {
        desiredState = DesiredState.RUNNING;
        enter(PhaseName.STARTING);
        steps.add(() -> {
            errorReason = doomed ? ErrorReason.LOGGED_OUT : null;
            enter(doomed ? PhaseName.ERROR : linked ? PhaseName.RUNNING : PhaseName.AWAITING_SCAN);
        });
        return answer(nextStep);
    }

    private CommandResult down(String nextStep) {
        desiredState = DesiredState.STOPPED;
        enter(PhaseName.STOPPING);
        steps.add(() -> enter(PhaseName.STOPPED));
        return answer(nextStep);
    }

    @Override
    public void sessionEvent(SessionEvent event) {
        switch (event.kind()) {
            case CONNECTED ->
                steps.add(() -> {
                    linked = true;
                    enter(PhaseName.RUNNING);
                });
            // The two hooks of tests: the next browser is logged out, or whatever is asked next hangs.
            case DISCONNECTED -> doomed = true;
            case QR_SHOWN -> hanging = true;
            default -> {}
        }
    }

    @Override
    public LifecycleView view() {
        return new LifecycleView(desiredState, phase, errorReason, new Epoch(1), WORKER, 0, null, rev);
    }
}
