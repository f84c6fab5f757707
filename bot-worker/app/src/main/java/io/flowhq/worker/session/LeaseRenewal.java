package io.flowhq.worker.session;

import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.runtime.log.TenantLogContext;
import io.flowhq.store.session.SessionLeases;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Holds a session's lease; {@link LeaseRenewals} renews it. While it is held, {@code renewed} is called after each renewal;
 * when it is another's, or has run out because the database cannot be reached, {@code lost} is called once with the cause.
 *
 * <p>Time is counted from before a renewal was asked for, so that the browser is closed before the database lets
 * anybody else in.
 */
final class LeaseRenewal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LeaseRenewal.class);
    static final String SUPERSEDED = "a newer session owns the tenant";
    static final String EXPIRED = "the lease could not be renewed in time";

    static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private final LeaseRenewals renewals;
    private final SessionLeases leases;
    private final SessionAssignment session;
    private final WorkerId owner;
    private final SessionSettings settings;
    private volatile long validUntil;
    private volatile boolean held;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Runnable whenRenewed = () -> {};
    private volatile Consumer<String> whenLost = why -> {};

    LeaseRenewal(
            LeaseRenewals renewals,
            SessionLeases leases,
            SessionAssignment session,
            WorkerId owner,
            SessionSettings settings) {
        this.renewals = renewals;
        this.leases = leases;
        this.session = session;
        this.owner = owner;
        this.settings = settings;
    }

    /**
     * Waits until the lease is ours, for as long as the database is away and for as long as another owner's lease lives.
     *
     * @return false when a newer epoch owns the tenant, the tenant is gone, or the lease is no longer wanted
     */
    boolean acquire(BooleanSupplier wanted) throws InterruptedException {
        boolean logged = false;
        while (wanted.getAsBoolean()) {
            long asked = System.nanoTime();
            try {
                if (leases.acquire(session.tenant(), session.epoch(), owner, settings.leaseTtl())) {
                    held = true;
                    validUntil = asked + settings.leaseTtl().minus(MARGIN).toNanos();
                    return true;
                }
                var other = leases.find(session.tenant());
                if (other.isPresent() && other.get().epoch().compareTo(session.epoch()) > 0) {
                    return false;
                }
                if (other.isEmpty() && leases.isGone(session.tenant())) {
                    log.info("Epoch {} is given up: its tenant was deleted", session.epoch());
                    return false;
                }
                if (!logged) {
                    other.ifPresent(lease ->
                            log.info("Waiting for the lease of epoch {} on {} to end", lease.epoch(), lease.owner()));
                    logged = true;
                }
            } catch (DataAccessException | TransactionException e) {
                if (!logged) {
                    log.warn("The lease has to wait: PostgreSQL cannot be reached ({})", e.getMessage());
                    logged = true;
                }
            }
            Thread.sleep(RETRY_DELAY);
        }
        return false;
    }

    /** It is renewed from now on, until closed or lost. */
    void keep(Runnable renewed, Consumer<String> lost) {
        this.whenRenewed = renewed;
        this.whenLost = lost;
        renewals.add(this);
        // Beside the renewals, which a stopped database can hold up beyond the lease.
        Thread.ofVirtual()
                .name("lease-end-" + session.tenant())
                .start(TenantLogContext.of(session.tenant(), this::watchExpiry));
    }

    /** @param asked before the renewal was, by {@link System#nanoTime} */
    void renewed(long asked) {
        validUntil = asked + settings.leaseTtl().minus(MARGIN).toNanos();
        if (held) {
            try {
                TenantLogContext.of(session.tenant(), whenRenewed).run();
            } catch (RuntimeException e) {
                // The leases behind this one are renewed as well.
                log.warn("What follows the renewal of epoch {} failed", session.epoch(), e);
            }
        }
    }

    /** Renews it apart from the others, and ends it when it is another's; at most one thread does. */
    void renewAlone() {
        if (renewing.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("lease-" + session.tenant())
                    .start(TenantLogContext.of(session.tenant(), this::renew));
        }
    }

    private void renew() {
        try {
            while (held) {
                long asked = System.nanoTime();
                try {
                    if (leases.renew(session.tenant(), session.epoch(), owner, settings.leaseTtl())) {
                        renewed(asked);
                    } else {
                        lose(SUPERSEDED);
                    }
                    return;
                } catch (DataAccessException | TransactionException e) {
                    log.debug("The lease could not be renewed: {}", e.getMessage());
                    Thread.sleep(RETRY_DELAY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            renewing.set(false);
        }
    }

    private void watchExpiry() {
        try {
            while (held) {
                Duration left = left();
                if (left.isNegative() || left.isZero()) {
                    lose(EXPIRED);
                    return;
                }
                Thread.sleep(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lose(String why) {
        synchronized (this) {
            if (!held) {
                return;
            }
            held = false;
        }
        log.warn("The lease of epoch {} is lost: {}", session.epoch(), why);
        renewals.remove(this);
        whenLost.accept(why);
    }

    /** Whether the database still gives the lease to this session; asks for as long as it lasts. */
    boolean confirm() throws InterruptedException {
        while (held && left().isPositive()) {
            try {
                return leases.renew(session.tenant(), session.epoch(), owner, settings.leaseTtl());
            } catch (DataAccessException | TransactionException e) {
                log.debug("The lease could not be confirmed: {}", e.getMessage());
                Thread.sleep(RETRY_DELAY);
            }
        }
        return false;
    }

    SessionAssignment session() {
        return session;
    }

    Duration left() {
        return Duration.ofNanos(validUntil - System.nanoTime());
    }

    boolean held() {
        return held;
    }

    /** Frees the lease for whoever comes next, when the database can be told. */
    void release() {
        close();
        try {
            leases.release(session.tenant(), session.epoch(), owner);
        } catch (DataAccessException | TransactionException e) {
            log.info("The lease will run out by itself: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        held = false;
        renewals.remove(this);
    }
}
