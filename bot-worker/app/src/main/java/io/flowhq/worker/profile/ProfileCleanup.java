package io.flowhq.worker.profile;

import io.flowhq.contract.TenantId;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.capacity.HostUnfit;
import io.flowhq.worker.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Removes obsolete profiles from this worker's disk, at start and every hour: those of tenants that were deleted, and the
 * data of tenants that were logged out since they last ran here. A profile in use is
 * left alone.
 *
 * <p>A tenant that the database remembers as deleted loses its profile at once. One that is only unknown there keeps it
 * until it has not been used for a week: a worker that is started once on a wrong or older database must not remove
 * everybody's link.
 */
public final class ProfileCleanup extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(ProfileCleanup.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration RETRY_DELAY = Duration.ofMinutes(1);
    private static final Duration UNUSED_RETENTION = Duration.ofDays(7);

    private final Path profiles;
    private final Tenants tenants;
    private final SnapshotStore snapshotStore;
    private final Predicate<TenantId> hosted;
    private final InstantSource clock;
    private final Duration interval;

    public ProfileCleanup(
            Path profiles,
            Tenants tenants,
            SnapshotStore snapshotStore,
            Predicate<TenantId> hosted,
            InstantSource clock) {
        this(profiles, tenants, snapshotStore, hosted, clock, INTERVAL);
    }

    ProfileCleanup(
            Path profiles,
            Tenants tenants,
            SnapshotStore snapshotStore,
            Predicate<TenantId> hosted,
            InstantSource clock,
            Duration interval) {
        super("profile-cleanup");
        this.profiles = profiles;
        this.tenants = tenants;
        this.snapshotStore = snapshotStore;
        this.hosted = hosted;
        this.clock = clock;
        this.interval = interval;
    }

    void removeObsolete() throws IOException {
        Set<TenantId> local = local();
        Set<TenantId> existing = tenants.existing(local);
        Set<TenantId> deleted = tenants.deleted(local);
        for (TenantId tenant : local) {
            if (!hosted.test(tenant)) {
                removeIfObsolete(tenant, existing.contains(tenant), deleted.contains(tenant));
            }
        }
    }

    private void removeIfObsolete(TenantId tenant, boolean exists, boolean deleted) {
        try (BrowserProfile browserProfile = BrowserProfile.open(profiles, tenant)) {
            if (!exists) {
                if (deleted || browserProfile.unusedSince(clock.instant().minus(UNUSED_RETENTION))) {
                    browserProfile.remove();
                    log.info("Removed the profile of {}, which does not exist any more", tenant);
                }
            } else if (!browserProfile.isEmpty()) {
                snapshotStore.forgottenUpTo(tenant).ifPresent(browserProfile::emptyUpTo);
                if (browserProfile.isEmpty()) {
                    log.info("Removed the profile data of {}, which was logged out", tenant);
                }
            }
        } catch (ProfileInUse inUse) {
            log.debug("The profile of {} is in use", tenant);
        }
    }

    private Set<TenantId> local() throws IOException {
        Set<TenantId> found = new HashSet<>();
        if (Files.isDirectory(profiles)) {
            try (Stream<Path> folders = Files.list(profiles)) {
                folders.filter(Files::isDirectory).forEach(folder -> {
                    try {
                        found.add(TenantId.of(folder.getFileName().toString()));
                    } catch (IllegalArgumentException other) {
                        log.debug("{} is not a profile folder", folder);
                    }
                });
            }
        }
        return found;
    }

    @Override
    protected Duration round() {
        try {
            removeObsolete();
        } catch (IOException | HostUnfit e) {
            log.warn("Obsolete profiles cannot be removed: {}", e.toString());
        } catch (DataAccessException | TransactionException e) {
            log.debug("Obsolete profiles are removed later: {}", e.getMessage());
            return RETRY_DELAY;
        }
        return interval;
    }
}
