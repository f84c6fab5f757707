package io.flowhq.web.tenant;

import io.flowhq.contract.lifecycle.CommandKind;
import java.util.Arrays;
import java.util.Optional;

/** The commands of a tenant's page: the last part of the address of each, and which must be confirmed. */
enum TenantCommand {
    START(CommandKind.START, "start"),
    STOP(CommandKind.STOP, "stop"),
    RESTART(CommandKind.RESTART, "restart"),
    FORCE_RESTART(CommandKind.FORCE_RESTART, "force-restart"),
    PAUSE(CommandKind.PAUSE, "pause"),
    RESUME(CommandKind.RESUME, "resume"),
    SHOW_NEW_CODE(CommandKind.SHOW_NEW_CODE, "new-code"),
    REQUEST_PAIRING_CODE(CommandKind.REQUEST_PAIRING_CODE, "pairing-code"),
    SCREENSHOT(CommandKind.SCREENSHOT, "screenshot"),
    LOGOUT(CommandKind.LOGOUT, "logout"),
    DELETE(CommandKind.DELETE, "delete");

    private final CommandKind kind;
    private final String path;

    TenantCommand(CommandKind kind, String path) {
        this.kind = kind;
        this.path = path;
    }

    static Optional<TenantCommand> at(String path) {
        return Arrays.stream(values())
                .filter(command -> command.path.equals(path))
                .findFirst();
    }

    CommandKind kind() {
        return kind;
    }

    public String path() {
        return path;
    }

    /** Whether its name must be typed before it is done, because it cannot be undone. */
    public boolean needsConfirmation() {
        return this == LOGOUT || this == DELETE;
    }
}
