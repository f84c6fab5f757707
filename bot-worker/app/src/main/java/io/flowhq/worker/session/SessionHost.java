package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.store.session.SessionImpairment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that live on this worker, one per tenant at most. They outlive the activities that own them: a workflow
 * that moved on to a fresh history, or a Temporal that was away, finds its browser still there.
 */
public final class SessionHost {

    private static final Logger log = LoggerFactory.getLogger(SessionHost.class);
    private static final int MAX_REPLACEMENT_ATTEMPTS = 4;
    private static final Duration REPLACEMENT_TIMEOUT = Duration.ofSeconds(40);
    private static final Duration PASSING_FAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FAULT_LOOK_INTERVAL = Duration.ofMillis(200);

    private final SessionDependencies sessionDependencies;
    private final int slots;
    private final List<Runnable> departures = new CopyOnWriteArrayList<>();
    private volatile boolean welcoming = true;
    private volatile Supplier<Optional<String>> fault = Optional::empty;
    private volatile BooleanSupplier faultMayPass = () -> false;
    private final Map<TenantId, BrowserSession> sessions = new ConcurrentHashMap<>();

    SessionHost(SessionDependencies sessionDependencies, int slots) {
        this.sessionDependencies = sessionDependencies;
        this.slots = slots;
    }

    /**
     * The live session of this assignment: the one that is here already, or a new one in the place of any older.
     *
     * @param roomIsSure a slot has been reserved for it; else it is taken only when there is room. A worker that is
     *     leaving takes neither: the poll it had open may still bring one. Without room reserved it is offered to this worker
     *     alone, which has its profile, and a fault that may pass is waited out for a moment
     * @return empty when a newer one lives here
     * @throws NoFreeSlot when there is none, or the worker is leaving
     */
    Optional<BrowserSession> take(SessionAssignment wanted, boolean roomIsSure) throws InterruptedException {
        for (int attempt = 0; attempt < MAX_REPLACEMENT_ATTEMPTS; attempt++) {
            BrowserSession here = sessions.get(wanted.tenant());
            if (here == null || here.ended().isDone()) {
                if (!roomIsSure) {
                    awaitPassingFault();
                }
                if (!welcoming || !isFit() || !roomIsSure && used() >= slots) {
                    throw new NoFreeSlot(wanted.tenant());
                }
                BrowserSession fresh = new BrowserSession(wanted, sessionDependencies);
                if (replace(here, fresh)) {
                    fresh.ended().thenRun(() -> left(wanted.tenant(), fresh));
                    fresh.start();
                    return Optional.of(fresh);
                }
            } else if (here.session().epoch().equals(wanted.epoch()) && !here.isEnding()) {
                log.info("Epoch {} of {} is adopted", wanted.epoch(), wanted.tenant());
                here.announceAgain();
                return Optional.of(here);
            } else if (here.session().epoch().compareTo(wanted.epoch()) > 0) {
                return Optional.empty();
            } else {
                end(here);
            }
        }
        log.warn("An older session of {} does not end; epoch {} is refused", wanted.tenant(), wanted.epoch());
        throw new NoFreeSlot(wanted.tenant());
    }

    private void awaitPassingFault() throws InterruptedException {
        long until = System.nanoTime() + PASSING_FAULT_TIMEOUT.toNanos();
        while (!isFit() && faultMayPass.getAsBoolean() && welcoming && System.nanoTime() < until) {
            Thread.sleep(FAULT_LOOK_INTERVAL);
        }
    }

    private void left(TenantId tenant, BrowserSession session) {
        sessions.remove(tenant, session);
        departures.forEach(Runnable::run);
    }

    private boolean replace(@Nullable BrowserSession old, BrowserSession fresh) {
        TenantId tenant = fresh.session().tenant();
        return old == null ? sessions.putIfAbsent(tenant, fresh) == null : sessions.replace(tenant, old, fresh);
    }

    private static void end(BrowserSession old) throws InterruptedException {
        old.end(SessionOutcome.LEASE_LOST, LeaseRenewal.SUPERSEDED);
        try {
            old.ended().get(REPLACEMENT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn(
                    "Epoch {} of {} does not end; ending its browser",
                    old.session().epoch(),
                    old.session().tenant());
            old.kill();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws SessionNotFound when this worker does not host this session with this epoch */
    BrowserSession find(SessionAssignment session) {
        BrowserSession here = sessions.get(session.tenant());
        if (here == null || !here.session().epoch().equals(session.epoch())) {
            throw new SessionNotFound(session);
        }
        return here;
    }

    boolean hosts(TenantId tenant) {
        return sessions.containsKey(tenant);
    }

    /**
     * Ends the sessions one after the other, to be taken up elsewhere, and waits for each to be closed properly.
     *
     * @param within for all of them; those that are left then are ended together
     * @param forScans how long people who are looking at a code may take to scan it
     * @param wanted asked again and again; false calls it off
     */
    public void handOn(Duration within, Duration forScans, BooleanSupplier wanted) {
        try {
            new SessionEvacuation(this::all, wanted).run(within, forScans);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether sessions that are not here yet are taken. */
    public void welcome(boolean wanted) {
        welcoming = wanted;
    }

    /**
     * A session that is not here yet is refused as long as this host has a fault.
     *
     * @param mayPass whether the fault tends to pass within seconds
     */
    public void admitUnless(Supplier<Optional<String>> fault, BooleanSupplier mayPass) {
        this.fault = fault;
        this.faultMayPass = mayPass;
    }

    /** Why sessions cannot be opened here; empty when they can. */
    public Optional<String> fault() {
        return fault.get();
    }

    public boolean isFit() {
        return fault().isEmpty();
    }

    /** Sessions that have no browser yet. */
    public int launching() {
        return (int) sessions.values().stream()
                .filter(session -> !session.isLaunched())
                .count();
    }

    /** Called each time a session has gone. */
    public void whenOneLeaves(Runnable listener) {
        departures.add(listener);
    }

    /** Leaves no browser behind. */
    public void close() {
        all().forEach(BrowserSession::kill);
    }

    Collection<BrowserSession> all() {
        return List.copyOf(sessions.values());
    }

    /** What the rows do not tell of the sessions here. */
    public List<SessionImpairment> impairments() {
        return all().stream().map(BrowserSession::impairment).toList();
    }

    public int used() {
        return sessions.size();
    }
}
