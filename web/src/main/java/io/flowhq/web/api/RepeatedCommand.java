package io.flowhq.web.api;

import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.PhaseName;

/**
 * What a command comes to that the lifecycle refuses. WAHA's clients repeat commands: to start what is started and to stop
 * what is stopped succeeds there, and to restart what is stopped starts it.
 */
enum RepeatedCommand {
    /** The session is as the command would have it. */
    DONE_ALREADY,
    START_INSTEAD,
    /** It makes no sense in the session's state. */
    REFUSED;

    /** @param phase in which it was refused */
    static RepeatedCommand of(CommandKind kind, PhaseName phase) {
        return switch (phase) {
            case NEW, STOPPED ->
                switch (kind) {
                    case STOP, LOGOUT -> DONE_ALREADY;
                    case RESTART -> START_INSTEAD;
                    default -> REFUSED;
                };
            case STOPPING -> kind == CommandKind.STOP ? DONE_ALREADY : REFUSED;
            case PROVISIONING, WAITING_FOR_SLOT, STARTING ->
                kind == CommandKind.START || kind == CommandKind.RESTART ? DONE_ALREADY : REFUSED;
            case AWAITING_SCAN, RUNNING, RECOVERING -> kind == CommandKind.START ? DONE_ALREADY : REFUSED;
            case ERROR, DELETED -> REFUSED;
        };
    }
}
