package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties a host: its sessions end one after the other as DRAINED and are taken up elsewhere, each while the others
 * still answer. One whose owner is just scanning a code comes last and is waited for.
 */
final class SessionEvacuation {

    private static final Logger log = LoggerFactory.getLogger(SessionEvacuation.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final Supplier<Collection<BrowserSession>> sessions;
    private final BooleanSupplier wanted;
    private final Set<BrowserSession> handed = new HashSet<>();

    /** @param wanted asked again and again; false calls it off */
    SessionEvacuation(Supplier<Collection<BrowserSession>> sessions, BooleanSupplier wanted) {
        this.sessions = sessions;
        this.wanted = wanted;
    }

    /**
     * Until none is left or it is called off.
     *
     * @param within for all of them; what is left then is ended together
     * @param forScans how long people may take to scan
     */
    void run(Duration within, Duration forScans) throws InterruptedException {
        long began = System.nanoTime();
        while (wanted.getAsBoolean()) {
            List<BrowserSession> left = left();
            if (left.isEmpty()) {
                return;
            }
            if (past(began, within)) {
                log.warn("No time left: {} sessions are ended together", left.size());
                endTogether(left);
                return;
            }
            BrowserSession next = left.get(0);
            if (next.linkState().isLinking() && !past(began, forScans)) {
                Thread.sleep(POLL_INTERVAL);
            } else {
                hand(next, within.minusNanos(System.nanoTime() - began));
            }
        }
    }

    private List<BrowserSession> left() {
        return sessions.get().stream()
                .filter(session -> !handed.contains(session))
                .sorted(Comparator.comparing(session -> session.linkState().isLinking()))
                .toList();
    }

    private void hand(BrowserSession session, Duration timeout) throws InterruptedException {
        handed.add(session);
        session.end(SessionOutcome.DRAINED, "its worker is being emptied");
        await(session, timeout);
    }

    private void endTogether(List<BrowserSession> left) throws InterruptedException {
        left.forEach(session -> session.end(SessionOutcome.DRAINED, "its worker is leaving"));
        for (BrowserSession session : left) {
            await(session, Duration.ofSeconds(3));
        }
    }

    private static void await(BrowserSession session, Duration timeout) throws InterruptedException {
        try {
            session.ended().get(Math.max(0, timeout.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn(
                    "Epoch {} of {} does not end",
                    session.session().epoch(),
                    session.session().tenant());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean past(long began, Duration time) {
        return System.nanoTime() - began > time.toNanos();
    }
}
