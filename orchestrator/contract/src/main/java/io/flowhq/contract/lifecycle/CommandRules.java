package io.flowhq.contract.lifecycle;

import java.util.Optional;

/** Which command may be given when, and what to do instead when it may not. */
public final class CommandRules {

    private static final Optional<String> ALLOWED = Optional.empty();

    private CommandRules() {}

    public static boolean allows(CommandKind command, CommandPreconditions now) {
        return refusal(command, now).isEmpty();
    }

    /** The next step for the person who is refused, one English sentence; empty when the command may be given. */
    public static Optional<String> refusal(CommandKind command, CommandPreconditions now) {
        if (now.phase() == PhaseName.DELETED || now.desired() == DesiredState.DELETED) {
            return Optional.of("It is being deleted; nothing can be done with it any more.");
        }
        return switch (command) {
            case START -> start(now);
            case STOP -> stop(now);
            case RESTART -> restart(now);
            case FORCE_RESTART -> forceRestart(now);
            case LOGOUT -> logout(now);
            case DELETE -> ALLOWED;
            case PAUSE ->
                now.silenced() ? Optional.of("The bot is already paused; resume it to let it answer.") : ALLOWED;
            case RESUME -> now.silenced() ? ALLOWED : Optional.of("The bot is not paused.");
            case REQUEST_PAIRING_CODE -> pairingCode(now);
            case SHOW_NEW_CODE -> newCode(now);
            case SCREENSHOT -> screenshot(now);
        };
    }

    private static Optional<String> start(CommandPreconditions now) {
        return switch (now.phase()) {
            case NEW, STOPPED, ERROR, DELETED -> ALLOWED;
            case PROVISIONING, STARTING -> Optional.of("It is already starting; force-restart it if it hangs.");
            case WAITING_FOR_SLOT ->
                Optional.of("It already waits for a bot-worker; start another worker to make room.");
            case AWAITING_SCAN -> Optional.of("It is started and waits for its code to be scanned.");
            case RUNNING -> Optional.of("It is already running; restart it if you want a new browser.");
            case RECOVERING -> Optional.of("It is already being brought back; force-restart it to try at once.");
            case STOPPING -> whileStopping(now);
        };
    }

    private static Optional<String> stop(CommandPreconditions now) {
        return switch (now.phase()) {
            case PROVISIONING, WAITING_FOR_SLOT, STARTING, AWAITING_SCAN, RUNNING, RECOVERING, ERROR -> ALLOWED;
            case NEW -> Optional.of("It was never started.");
            case STOPPING -> now.desired() == DesiredState.RUNNING ? ALLOWED : whileStopping(now);
            case STOPPED, DELETED -> Optional.of("It is already stopped.");
        };
    }

    private static Optional<String> restart(CommandPreconditions now) {
        return switch (now.phase()) {
            case AWAITING_SCAN, RUNNING, RECOVERING, ERROR -> ALLOWED;
            case NEW, STOPPED, DELETED -> Optional.of("It does not run; start it.");
            case PROVISIONING, STARTING -> Optional.of("It is already starting; force-restart it if it hangs.");
            case WAITING_FOR_SLOT -> Optional.of("It waits for a bot-worker; start another worker to make room.");
            case STOPPING -> whileStopping(now);
        };
    }

    private static Optional<String> forceRestart(CommandPreconditions now) {
        return switch (now.phase()) {
            case STARTING, AWAITING_SCAN, RUNNING, RECOVERING, STOPPING, ERROR -> ALLOWED;
            case NEW, STOPPED, DELETED -> Optional.of("It does not run; start it.");
            case PROVISIONING -> Optional.of("It has no browser yet; wait a moment or stop it.");
            case WAITING_FOR_SLOT -> Optional.of("It waits for a bot-worker; start another worker to make room.");
        };
    }

    private static Optional<String> logout(CommandPreconditions now) {
        return switch (now.phase()) {
            case RUNNING, RECOVERING, STOPPED, ERROR -> ALLOWED;
            case NEW, PROVISIONING, WAITING_FOR_SLOT, STARTING, AWAITING_SCAN, DELETED ->
                Optional.of("No phone is connected to it now; stop it first if you want its session forgotten.");
            case STOPPING -> whileStopping(now);
        };
    }

    private static Optional<String> pairingCode(CommandPreconditions now) {
        return switch (now.phase()) {
            case AWAITING_SCAN -> ALLOWED;
            case RUNNING -> Optional.of("It is already linked; log it out to link another phone.");
            case NEW, STOPPED, ERROR, DELETED -> Optional.of("Start it first; a pairing code needs an open page.");
            case PROVISIONING, WAITING_FOR_SLOT, STARTING, RECOVERING, STOPPING ->
                Optional.of("Wait until it asks for a scan.");
        };
    }

    private static Optional<String> newCode(CommandPreconditions now) {
        return now.phase() == PhaseName.ERROR && now.reason() == ErrorReason.SCAN_TIMEOUT ? ALLOWED : pairingCode(now);
    }

    private static Optional<String> screenshot(CommandPreconditions now) {
        if (now.phase() == PhaseName.STOPPING) {
            return whileStopping(now);
        }
        return now.hosted() ? ALLOWED : Optional.of("It has no browser open; start it first.");
    }

    private static Optional<String> whileStopping(CommandPreconditions now) {
        return Optional.of(
                now.desired() == DesiredState.RUNNING
                        ? "It is just restarting; force-restart it if that hangs."
                        : "It is just stopping; wait until it has stopped.");
    }
}
