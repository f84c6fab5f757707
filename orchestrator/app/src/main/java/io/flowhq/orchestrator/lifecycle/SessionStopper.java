package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.lifecycle.ShutdownMode;
import io.flowhq.contract.session.HostActivities;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionOutcome;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Brings an open session to its end: withdraws an offer nobody took, asks a browser to close, kills one that does not,
 * and gives up one whose worker does not answer. It ends within a minute whatever hangs.
 */
final class SessionStopper {

    private static final Duration WITHDRAWAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(2);

    private final TenantState state;
    private final SessionRun run;

    SessionStopper(TenantState state, SessionRun run) {
        this.state = state;
        this.run = run;
    }

    /** False when the worker did not answer: whatever it still has must be fenced off. */
    boolean close() {
        if (state.worker() == null && !run.isOver()) {
            withdraw();
        }
        boolean answers = true;
        if (!run.isOver() && state.worker() != null && !forced()) {
            answers = ask(state.worker());
        }
        if (!run.isOver() && state.worker() != null && answers) {
            answers = kill(state.worker());
        }
        boolean ended = run.isOver();
        run.cancel();
        return ended || answers && state.worker() != null;
    }

    private void withdraw() {
        run.cancel();
        WorkflowWaits.await(WITHDRAWAL_TIMEOUT, "the offer is withdrawn", () -> run.isOver() || state.worker() != null);
    }

    private boolean ask(WorkerId host) {
        SessionAssignment session = state.assignment();
        boolean asked = state.closing() == ShutdownMode.BY_LOGOUT
                && done(Async.procedure(ActivityStubs.host(host, "unlink the device")::logout, session));
        if (state.closing() == ShutdownMode.BY_LOGOUT && !asked) {
            state.recordError("The device could not be unlinked from here; remove it on the phone.");
        }
        if (!asked && !run.isOver() && !forced()) {
            HostActivities commands = ActivityStubs.hostPromptly(host, "close the browser");
            asked = done(Async.procedure(commands::endSession, session, SessionOutcome.STOPPED));
        }
        if (asked) {
            WorkflowWaits.await(CLOSE_TIMEOUT, "the browser closes", () -> run.isOver() || forced());
        }
        return asked || forced();
    }

    private boolean kill(WorkerId host) {
        HostActivities commands = ActivityStubs.hostPromptly(host, "kill the browser");
        boolean killed = done(Async.procedure(commands::killSession, state.assignment()));
        if (killed) {
            WorkflowWaits.await(KILL_TIMEOUT, "the killed session ends", run::isOver);
        }
        return killed;
    }

    /** Waits for the host's answer, for no longer than it matters. */
    private boolean done(Promise<Void> command) {
        WorkflowWaits.unattended(command);
        boolean alreadyForced = forced();
        Workflow.await(() -> command.isCompleted() || run.isOver() || forced() && !alreadyForced);
        return command.isCompleted() && command.getFailure() == null;
    }

    private boolean forced() {
        return state.closing() == ShutdownMode.BY_FORCE;
    }
}
