package io.flowhq.shell.tenant;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.Reason;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.ExitCode;
import io.flowhq.shell.terminal.Failure;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.shell.terminal.Style;
import io.flowhq.store.session.LinkView;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code tenant link}: shows each code as it comes until the tenant is linked, and then ends by itself. */
@Component
final class LinkTenant extends ShellCommand {

    private static final Duration TICK = Duration.ofMillis(500);
    /** A start that was asked for a moment ago may not show yet. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Platform platform;

    LinkTenant(Platform platform) {
        super(TenantArgument.of("tenant link", "Shows the code to scan until the tenant is linked.")
                .option(OptionSpec.flag("code", "Asks for a pairing code to type on the phone as well."))
                .option(OptionSpec.duration("wait", "60s", "Gives up after so long."))
                .example("tenant link asha")
                .example("tenant link asha --code -o json"));
        this.platform = platform;
    }

    @Override
    protected void run(Call call) throws InterruptedException {
        TenantOverview tenant = platform.reads().get(call.argument(TenantArgument.NAME));
        TenantId id = tenant.tenant().id();
        if (tenant.observed().phase() == PhaseName.ERROR && tenant.observed().reason() == Reason.SCAN_TIMEOUT) {
            platform.commands().showNewCode(id, RequestId.random(), platform.operator(), null);
        }
        Instant begin = call.clock().instant();
        Optional<Instant> end = call.duration("wait").map(begin::plus);
        boolean pairing = call.flag("code");
        boolean started = false;
        LinkDisplay display = LinkDisplay.of(call);
        while (true) {
            LinkMoment moment = look(id);
            if (pairing && moment.tenant().observed().phase() == PhaseName.AWAITING_SCAN) {
                platform.commands().requestPairingCode(id, RequestId.random(), platform.operator(), null);
                pairing = false;
            }
            started |= !moment.isOver();
            boolean graceful = !started && call.clock().instant().isBefore(begin.plus(grace(tenant, begin)));
            if (moment.isOver() && !graceful) {
                display.close();
                throw over(moment, started);
            }
            display.show(moment);
            if (moment.isLinked()) {
                display.close();
                return;
            }
            if (end.isPresent() && call.clock().instant().isAfter(end.get())) {
                display.close();
                throw new Failure(
                        ExitCode.FAILED,
                        tenant.tenant().name() + " was not linked in "
                                + Style.span(call.duration("wait").orElseThrow()) + ". Try again: tenant link "
                                + ShortId.of(tenant));
            }
            Thread.sleep(TICK);
        }
    }

    private LinkMoment look(TenantId id) {
        TenantOverview tenant = platform.reads().get(id);
        LinkView link = platform.sessions()
                .link(id)
                .orElse(new LinkView(SessionState.DISCONNECTED, null, 0, 0, null, null, null));
        return new LinkMoment(tenant, link);
    }

    private static Duration grace(TenantOverview tenant, Instant now) {
        Instant recently = now.minusSeconds(30);
        boolean fresh = tenant.observed().since().isAfter(recently)
                || tenant.tenant().createdAt().isAfter(recently)
                || tenant.observed().reason() == Reason.SCAN_TIMEOUT;
        return fresh ? GRACE : Duration.ZERO;
    }

    private static Failure over(LinkMoment moment, boolean started) {
        TenantOverview tenant = moment.tenant();
        String name = tenant.tenant().name();
        Reason reason = tenant.observed().reason();
        if (started && reason == Reason.SCAN_TIMEOUT) {
            return new Failure(
                    ExitCode.FAILED,
                    "Nobody scanned the codes of " + name + " in time. More codes: tenant link " + ShortId.of(tenant));
        }
        String state = PhaseWords.of(tenant.observed()).inSentence();
        if (started) {
            return new Failure(
                    ExitCode.FAILED,
                    name + " is no longer linking, it is now: " + state + ". See: tenant show " + ShortId.of(tenant));
        }
        return Failure.refused(
                "Cannot link " + name + ", which is: " + state + ". First: tenant start " + ShortId.of(tenant));
    }
}
