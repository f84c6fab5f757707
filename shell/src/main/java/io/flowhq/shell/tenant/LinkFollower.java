package io.flowhq.shell.tenant;

import io.flowhq.contract.ExitCode;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.FailureMapper;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One tenant being linked, followed from the first code to the end. */
final class LinkFollower {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    /** A start that was asked for a moment ago may not show yet. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration A_MOMENT_AGO = Duration.ofSeconds(30);
    private static final LinkStatus NOTHING = new LinkStatus(SessionState.DISCONNECTED, null, 0, 0, null, null, null);

    private final ShellServices shellServices;
    private final Invocation invocation;
    private final TenantOverview tenant;
    private final TenantId id;
    private final Instant patientUntil;
    private final @Nullable Instant end;
    private boolean wantsPairingCode;
    private boolean underWay;
    private boolean complained;

    LinkFollower(ShellServices shellServices, Invocation invocation, TenantOverview tenant) {
        this.shellServices = shellServices;
        this.invocation = invocation;
        this.tenant = tenant;
        this.id = tenant.tenant().id();
        this.wantsPairingCode = invocation.flag("code");
        Instant now = invocation.clock().instant();
        this.patientUntil = mayJustHaveBeenStarted(now) ? now.plus(GRACE) : now;
        this.end = invocation.duration("wait").map(now::plus).orElse(null);
    }

    private boolean mayJustHaveBeenStarted(Instant now) {
        Instant recently = now.minus(A_MOMENT_AGO);
        return tenant.observed().since().isAfter(recently)
                || tenant.tenant().createdAt().isAfter(recently)
                || tenant.observed().reason() == ErrorReason.SCAN_TIMEOUT;
    }

    /** @throws CommandFailure when it comes to an end in which nothing is linked */
    void follow(LinkDisplay display) throws InterruptedException {
        try {
            while (true) {
                Optional<LinkProgress> moment = look();
                if (moment.isPresent()) {
                    display.show(moment.get());
                    if (moment.get().isLinked()) {
                        return;
                    }
                    askForPairingCode(moment.get());
                }
                giveUpInTime();
                Thread.sleep(POLL_INTERVAL);
            }
        } finally {
            display.close();
        }
    }

    /** Empty while the database is away. */
    private Optional<LinkProgress> look() {
        try {
            TenantOverview now = shellServices.tenant(id);
            LinkProgress moment =
                    new LinkProgress(now, shellServices.sessions().link(id).orElse(NOTHING));
            complained = false;
            underWay |= !moment.isOver();
            if (moment.isOver() && (underWay || invocation.clock().instant().isAfter(patientUntil))) {
                throw over(now);
            }
            return Optional.of(moment);
        } catch (RuntimeException e) {
            CommandFailure commandFailure = FailureMapper.of(e);
            if (commandFailure.exitCode() != ExitCode.UNAVAILABLE) {
                throw e;
            }
            complainOnce(commandFailure);
            return Optional.empty();
        }
    }

    private void complainOnce(CommandFailure commandFailure) {
        if (!complained) {
            invocation.note(commandFailure.line() + " Trying again.");
        }
        complained = true;
    }

    private void askForPairingCode(LinkProgress moment) {
        if (wantsPairingCode && moment.tenant().observed().phase() == PhaseName.AWAITING_SCAN) {
            shellServices
                    .commands()
                    .give(CommandKind.REQUEST_PAIRING_CODE, id, RequestId.random(), shellServices.operator(), null);
            wantsPairingCode = false;
        }
    }

    private void giveUpInTime() {
        if (end != null && invocation.clock().instant().isAfter(end)) {
            String time = OutputStyle.span(invocation.duration("wait").orElseThrow());
            throw new CommandFailure(
                    ExitCode.FAILED,
                    tenant.tenant().name() + " was not linked in " + time + ". Try again: tenant link "
                            + ShortId.of(tenant));
        }
    }

    private CommandFailure over(TenantOverview now) {
        String name = now.tenant().name();
        String state = now.observed().description().inSentence();
        if (!underWay) {
            return CommandFailure.refused(
                    "Cannot link " + name + ", which is: " + state + ". First: tenant start " + ShortId.of(now));
        }
        String next = now.observed().reason() == ErrorReason.SCAN_TIMEOUT
                ? "Nobody scanned its codes in time. More codes: tenant link " + ShortId.of(now)
                : "See: tenant show " + ShortId.of(now);
        return new CommandFailure(ExitCode.FAILED, name + " is no longer linking but: " + state + ". " + next);
    }
}
