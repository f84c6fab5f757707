package io.flowhq.web.tenant;

import io.flowhq.client.TenantCommands;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operator can ask of a tenant, by the last part of its address. */
enum TenantCommand {
    START(CommandKind.START, "start", TenantCommands::start),
    STOP(CommandKind.STOP, "stop", TenantCommands::stop),
    RESTART(CommandKind.RESTART, "restart", TenantCommands::restart),
    FORCE_RESTART(CommandKind.FORCE_RESTART, "force-restart", TenantCommands::forceRestart),
    PAUSE(CommandKind.PAUSE, "pause", TenantCommands::pause),
    RESUME(CommandKind.RESUME, "resume", TenantCommands::resume),
    SHOW_NEW_CODE(CommandKind.SHOW_NEW_CODE, "new-code", TenantCommands::showNewCode),
    REQUEST_PAIRING_CODE(CommandKind.REQUEST_PAIRING_CODE, "pairing-code", TenantCommands::requestPairingCode),
    SCREENSHOT(CommandKind.SCREENSHOT, "screenshot", TenantCommands::screenshot),
    LOGOUT(CommandKind.LOGOUT, "logout", TenantCommands::logout),
    DELETE(CommandKind.DELETE, "delete", TenantCommands::delete);

    private final CommandKind kind;
    private final String path;
    private final Way way;

    TenantCommand(CommandKind kind, String path, Way way) {
        this.kind = kind;
        this.path = path;
        this.way = way;
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

    CommandResult give(TenantCommands commands, TenantId tenant, RequestId request, String by, @Nullable String why) {
        return way.give(commands, tenant, request, by, why);
    }

    /** Whether its name must be typed before it is done, because it cannot be undone. */
    public boolean needsConfirmation() {
        return this == LOGOUT || this == DELETE;
    }

    @FunctionalInterface
    private interface Way {
        CommandResult give(
                TenantCommands commands, TenantId tenant, RequestId request, String by, @Nullable String why);
    }
}
