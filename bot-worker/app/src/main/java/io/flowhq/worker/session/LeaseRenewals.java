package io.flowhq.worker.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.WorkerId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.store.session.SessionLeases;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Renews the leases of all sessions of this worker together: one statement per interval, however many there are. A lease
 * that this statement does not renew is renewed alone, which tells whether it is lost, and holds up no other.
 */
final class LeaseRenewals {

    private static final Logger log = LoggerFactory.getLogger(LeaseRenewals.class);

    private final SessionLeases leases;
    private final WorkerId owner;
    private final SessionSettings settings;
    private final Set<LeaseRenewal> kept = new HashSet<>();
    private boolean running;

    LeaseRenewals(SessionLeases leases, WorkerId owner, SessionSettings settings) {
        this.leases = leases;
        this.owner = owner;
        this.settings = settings;
    }

    LeaseRenewal of(SessionAssignment session) {
        return new LeaseRenewal(this, leases, session, owner, settings);
    }

    synchronized void add(LeaseRenewal lease) {
        kept.add(lease);
        if (!running) {
            running = true;
            Thread.ofVirtual().name("lease-renewals").start(this::run);
        }
    }

    synchronized void remove(LeaseRenewal lease) {
        kept.remove(lease);
    }

    /** Empty when no session is left; the next one starts the renewals anew. */
    private synchronized List<LeaseRenewal> due() {
        running = !kept.isEmpty();
        return List.copyOf(kept);
    }

    private void run() {
        try {
            Thread.sleep(settings.leaseRenewal());
            for (List<LeaseRenewal> due = due(); !due.isEmpty(); due = due()) {
                Thread.sleep(renew(due) ? settings.leaseRenewal() : LeaseRenewal.RETRY_DELAY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean renew(List<LeaseRenewal> due) {
        try {
            Map<TenantId, Epoch> epochs = new HashMap<>();
            due.forEach(lease -> epochs.merge(
                    lease.session().tenant(), lease.session().epoch(), (a, b) -> a.compareTo(b) > 0 ? a : b));
            long asked = System.nanoTime();
            Set<TenantId> renewed = leases.renewAll(epochs, owner, settings.leaseTtl());
            for (LeaseRenewal lease : due) {
                TenantId tenant = lease.session().tenant();
                if (renewed.contains(tenant) && lease.session().epoch().equals(epochs.get(tenant))) {
                    lease.renewed(asked);
                } else {
                    lease.renewAlone();
                }
            }
            return true;
        } catch (DataAccessException | TransactionException e) {
            log.debug("The leases could not be renewed: {}", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            log.warn("The leases could not be renewed", e);
            return false;
        }
    }
}
