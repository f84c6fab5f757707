package io.flowhq.web.tenant;

import io.flowhq.contract.lifecycle.CommandPreconditions;
import io.flowhq.contract.lifecycle.CommandRules;
import io.flowhq.store.tenant.TenantOverview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command as the tenant page offers it.
 *
 * @param whyNot why it would be refused now; null when it may be given
 */
record CommandButton(TenantCommand command, @Nullable String whyNot) {

    private static final List<TenantCommand> DRIVE =
            List.of(TenantCommand.START, TenantCommand.STOP, TenantCommand.RESTART, TenantCommand.FORCE_RESTART);

    private static final List<TenantCommand> DESTROY = List.of(TenantCommand.LOGOUT, TenantCommand.DELETE);

    /** All of a tenant's buttons, by group. */
    static Map<String, List<CommandButton>> groups(TenantOverview tenant) {
        var now = tenant.preconditions();
        var groups = new LinkedHashMap<String, List<CommandButton>>();
        groups.put("inspect", buttons(List.of(TenantCommand.SCREENSHOT), now));
        groups.put("drive", buttons(DRIVE, now));
        groups.put("bot", buttons(List.of(now.silenced() ? TenantCommand.RESUME : TenantCommand.PAUSE), now));
        groups.put("destroy", buttons(DESTROY, now));
        return groups;
    }

    /** Whether it would be done now. */
    static boolean isOffered(TenantCommand command, TenantOverview tenant) {
        return of(command, tenant.preconditions()).whyNot() == null;
    }

    private static List<CommandButton> buttons(List<TenantCommand> commands, CommandPreconditions now) {
        return commands.stream().map(command -> of(command, now)).toList();
    }

    private static CommandButton of(TenantCommand command, CommandPreconditions now) {
        return new CommandButton(
                command, CommandRules.refusal(command.kind(), now).orElse(null));
    }
}
