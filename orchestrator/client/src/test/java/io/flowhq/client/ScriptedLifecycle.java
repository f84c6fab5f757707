package io.flowhq.client;

import io.flowhq.contract.lifecycle.Command;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandPreconditions;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.CommandRules;
import io.flowhq.contract.lifecycle.FailureTypes;
import io.flowhq.contract.lifecycle.TenantLifecycle;
import io.temporal.failure.ApplicationFailure;

/** A stand-in for the orchestrator's workflow that refuses by the real rules and carries out by a test's script. */
public abstract class ScriptedLifecycle implements TenantLifecycle {

    /** What decides now whether a command is refused. */
    protected abstract CommandPreconditions now();

    protected abstract CommandResult carryOut(CommandKind kind);

    /** Each command that is carried out. */
    protected void received(Command command) {}

    private CommandResult carryOut(Command command, CommandKind kind) {
        received(command);
        return carryOut(kind);
    }

    private void check(CommandKind kind) {
        CommandPreconditions now = now();
        CommandRules.refusal(kind, now).ifPresent(nextStep -> {
            // The SDK keeps type and details of a failure thrown by a validator only when it is a cause.
            throw new IllegalStateException(
                    "refused",
                    ApplicationFailure.newNonRetryableFailure(
                            "refused", FailureTypes.COMMAND_REFUSED, now.phase().name(), nextStep));
        });
    }

    @Override
    public final CommandResult start(Command command) {
        return carryOut(command, CommandKind.START);
    }

    @Override
    public final void mayStart(Command command) {
        check(CommandKind.START);
    }

    @Override
    public final CommandResult stop(Command command) {
        return carryOut(command, CommandKind.STOP);
    }

    @Override
    public final void mayStop(Command command) {
        check(CommandKind.STOP);
    }

    @Override
    public final CommandResult restart(Command command) {
        return carryOut(command, CommandKind.RESTART);
    }

    @Override
    public final void mayRestart(Command command) {
        check(CommandKind.RESTART);
    }

    @Override
    public final CommandResult forceRestart(Command command) {
        return carryOut(command, CommandKind.FORCE_RESTART);
    }

    @Override
    public final void mayForceRestart(Command command) {
        check(CommandKind.FORCE_RESTART);
    }

    @Override
    public final CommandResult logout(Command command) {
        return carryOut(command, CommandKind.LOGOUT);
    }

    @Override
    public final void mayLogout(Command command) {
        check(CommandKind.LOGOUT);
    }

    @Override
    public final CommandResult delete(Command command) {
        return carryOut(command, CommandKind.DELETE);
    }

    @Override
    public final void mayDelete(Command command) {
        check(CommandKind.DELETE);
    }

    @Override
    public final CommandResult pause(Command command) {
        return carryOut(command, CommandKind.PAUSE);
    }

    @Override
    public final void mayPause(Command command) {
        check(CommandKind.PAUSE);
    }

    @Override
    public final CommandResult resume(Command command) {
        return carryOut(command, CommandKind.RESUME);
    }

    @Override
    public final void mayResume(Command command) {
        check(CommandKind.RESUME);
    }

    @Override
    public final CommandResult requestPairingCode(Command command) {
        return carryOut(command, CommandKind.REQUEST_PAIRING_CODE);
    }

    @Override
    public final void mayRequestPairingCode(Command command) {
        check(CommandKind.REQUEST_PAIRING_CODE);
    }

    @Override
    public final CommandResult showNewCode(Command command) {
        return carryOut(command, CommandKind.SHOW_NEW_CODE);
    }

    @Override
    public final void mayShowNewCode(Command command) {
        check(CommandKind.SHOW_NEW_CODE);
    }

    @Override
    public final CommandResult screenshot(Command command) {
        return carryOut(command, CommandKind.SCREENSHOT);
    }

    @Override
    public final void mayTakeScreenshot(Command command) {
        check(CommandKind.SCREENSHOT);
    }

    @Override
    public void notAnswering(String cause) {}

    @Override
    public void continueAsNew() {}
}
