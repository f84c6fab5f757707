package io.flowhq.shell.status;

import io.flowhq.contract.ExitCode;
import io.flowhq.shell.platform.PlatformAddresses;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.CommandSyntax;
import io.flowhq.shell.terminal.FailureMapper;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import org.springframework.stereotype.Component;

/** {@code status}: looks at every part even when one is down, and then ends with 5. */
@Component("status")
final class StatusCommand extends ReportCommand {

    private final ShellServices shellServices;
    private final PlatformAddresses platformAddresses;
    private final TemporalCheck temporal;

    StatusCommand(ShellServices shellServices, PlatformAddresses platformAddresses, TemporalCheck temporal) {
        super(CommandSyntax.of("status", "Shows how the whole platform is."));
        this.shellServices = shellServices;
        this.platformAddresses = platformAddresses;
        this.temporal = temporal;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        PlatformHealth platformHealth = null;
        CommandFailure fault = null;
        try {
            platformHealth = PlatformHealth.of(shellServices, invocation.clock().instant());
        } catch (RuntimeException e) {
            fault = FailureMapper.of(e);
            if (fault.exitCode() != ExitCode.UNAVAILABLE) {
                throw e;
            }
        }
        return new StatusView(platformHealth, fault, platformAddresses.temporal(), temporal.answers());
    }

    @Override
    protected void judge(ResultView shown) {
        if (shown instanceof StatusView status) {
            status.fault().ifPresent(fault -> {
                throw fault;
            });
        }
    }
}
