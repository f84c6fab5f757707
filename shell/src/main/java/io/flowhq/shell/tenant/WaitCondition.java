package io.flowhq.shell.tenant;

import io.flowhq.contract.ExitCode;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.Poll;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** The state a command leads to, for those who wait for it. */
enum WaitCondition {
    /** As far as it comes without a person. */
    UP((before, now) -> hasMoved(before, now, Set.of(PhaseName.RUNNING, PhaseName.AWAITING_SCAN))),
    STOPPED((before, now) -> hasMoved(before, now, Set.of(PhaseName.STOPPED))),
    SILENCED((before, now) -> now.observed().silenced()),
    ANSWERING((before, now) -> !now.observed().silenced());

    private final BiPredicate<TenantOverview, TenantOverview> reached;

    WaitCondition(BiPredicate<TenantOverview, TenantOverview> reached) {
        this.reached = reached;
    }

    /** The phase must have begun anew: what is read first may still be what was before the command. */
    private static boolean hasMoved(TenantOverview before, TenantOverview now, Set<PhaseName> to) {
        return to.contains(now.observed().phase())
                && !now.observed().since().equals(before.observed().since());
    }

    interface Look {
        TenantOverview now();
    }

    /** @throws CommandFailure when the tenant fails on the way, or the time is over */
    TenantOverview await(TenantOverview before, Look look, Duration limit) throws InterruptedException {
        return Poll.until(() -> reachedBy(before, look.now()), limit, () -> timedOut(look.now(), limit));
    }

    private Optional<TenantOverview> reachedBy(TenantOverview before, TenantOverview now) {
        if (reached.test(before, now)) {
            return Optional.of(now);
        }
        if (hasMoved(before, now, Set.of(PhaseName.ERROR))) {
            throw failed(now);
        }
        return Optional.empty();
    }

    private static CommandFailure failed(TenantOverview now) {
        String guidance = now.observed().reason() == null
                ? "See: tenant show " + ShortId.of(now)
                : now.observed().reason().guidance();
        return new CommandFailure(
                ExitCode.FAILED,
                now.tenant().name() + ": " + now.observed().description().inSentence() + ". " + guidance);
    }

    private static CommandFailure timedOut(TenantOverview now, Duration limit) {
        return new CommandFailure(
                ExitCode.FAILED,
                now.tenant().name() + " has not come there in " + OutputStyle.span(limit) + " and is now: "
                        + now.observed().description().inSentence() + ". Follow it: tenant show " + ShortId.of(now)
                        + " --watch");
    }
}
