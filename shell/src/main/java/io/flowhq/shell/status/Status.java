package io.flowhq.shell.status;

import io.flowhq.shell.platform.Addresses;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.ExitCode;
import io.flowhq.shell.terminal.Failure;
import io.flowhq.shell.terminal.Report;
import io.flowhq.shell.terminal.Syntax;
import io.flowhq.shell.terminal.View;
import org.springframework.stereotype.Component;

/** {@code status}: ends with 5 when a part that all else needs does not answer. */
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
        Health health = new Health(
                platform.tenants().countByPhase(),
                platform.workers().all(),
                call.clock().instant());
        return new StatusView(health, addresses.temporal(), temporal.answers());
    }

    @Override
    protected void judge(View shown) {
        if (shown instanceof StatusView status && !status.temporalAnswers()) {
            throw new Failure(
                    ExitCode.UNAVAILABLE,
                    "Temporal does not answer at " + status.temporalAddress()
                            + ". Is the platform up? ./flowhq doctor");
        }
    }
}
