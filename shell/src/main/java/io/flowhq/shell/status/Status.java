package io.flowhq.shell.status;

import io.flowhq.shell.platform.Addresses;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.ExitCode;
import io.flowhq.shell.terminal.Failure;
import io.flowhq.shell.terminal.Failures;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.shell.terminal.View;
import org.springframework.stereotype.Component;

/** {@code status}: looks at every part even when one is down, and then ends with 5. */
@Component
final class Status extends Report {

    private final Platform platform;
    private final Addresses addresses;
    private final TemporalCheck temporal;

    Status(Platform platform, Addresses addresses, TemporalCheck temporal) {
        super(Syntax.of("status", "Shows how the whole platform is."));
        this.platform = platform;
        this.addresses = addresses;
        this.temporal = temporal;
    }

    @Override
    protected View look(Call call) {
        Health health = null;
        Failure fault = null;
        try {
            health = Health.of(platform, call.clock().instant());
        } catch (RuntimeException e) {
            fault = Failures.of(e);
            if (fault.exitCode() != ExitCode.UNAVAILABLE) {
                throw e;
            }
        }
        return new StatusView(health, fault, addresses.temporal(), temporal.answers());
    }

    @Override
    protected void judge(View shown) {
        if (shown instanceof StatusView status) {
            status.fault().ifPresent(fault -> {
                throw fault;
            });
        }
    }
}
