package io.flowhq.shell.key;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code key revoke}. */
@Component("key revoke")
final class RevokeKey extends ShellCommand {

    private final ShellServices shellServices;

    RevokeKey(ShellServices shellServices) {
        super(CommandSyntax.of("key revoke", "Revokes an API key: it is refused from now on.")
                .argument("id", "its id, as in key list")
                .example("key revoke 3"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var key = shellServices.keys().revoke(invocation.argument("id"), shellServices.operator());
        invocation.output().print(new KeyList(List.of(key), invocation.clock().instant()));
    }
}
