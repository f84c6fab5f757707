package io.flowhq.worker.session;

import io.flowhq.contract.TenantId;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.tenant.Tenants;
import io.flowhq.worker.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Removes from this worker's disk, at start and every hour, what nobody could tell it to remove while it was gone: the
 * profiles of tenants that are no more, and of those that were logged out since they lived here. A profile in use is
 * left alone.
 *
 * <p>A tenant that is not in the database is believed to be gone only when its profile has not been used for a week: a
 * worker that is started once on a wrong or older database must not throw everybody's link away.
 */
final class ProfileCleanup extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(ProfileCleanup.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration UNUSED_FOR = Duration.ofDays(7);

    private final Path profiles;
    private final Tenants tenants;
    private final SnapshotStore snapshotStore;
    private final Predicate<TenantId> hosted;
    private final InstantSource clock;
    private final Duration every;

    ProfileCleanup(
            Path profiles,
            Tenants tenants,
            SnapshotStore snapshotStore,
            Predicate<TenantId> hosted,
            InstantSource clock) {
        this(profiles, tenants, snapshotStore, hosted, clock, EVERY);
    }

    ProfileCleanup(
            Path profiles,
            Tenants tenants,
            SnapshotStore snapshotStore,
            Predicate<TenantId> hosted,
            InstantSource clock,
            Duration every) {
        super("profile-sweep");
        this.profiles = profiles;
        this.tenants = tenants;
        this.snapshotStore = snapshotStore;
        this.hosted = hosted;
        this.clock = clock;
        this.every = every;
    }

    void sweep() throws IOException {
        Set<TenantId> here = here();
        Set<TenantId> there = tenants.existing(here);
        for (TenantId tenant : here) {
            if (!hosted.test(tenant)) {
                sweep(tenant, there.contains(tenant));
            }
        }
    }

    private void sweep(TenantId tenant, boolean exists) {
        try (BrowserProfile browserProfile = BrowserProfile.open(profiles, tenant)) {
            if (!exists) {
                if (browserProfile.unusedSince(clock.instant().minus(UNUSED_FOR))) {
                    browserProfile.remove();
                    log.info("removed the profile of {}, which is no more", tenant);
                }
            } else if (!browserProfile.isEmpty()) {
                snapshotStore.forgottenUpTo(tenant).ifPresent(browserProfile::emptyUpTo);
                if (browserProfile.isEmpty()) {
                    log.info("removed what was left here of {}, which was logged out", tenant);
                }
            }
        } catch (ProfileInUse justOpened) {
            log.debug("the profile of {} is in use", tenant);
        }
    }

    private Set<TenantId> here() throws IOException {
        Set<TenantId> found = new HashSet<>();
        if (Files.isDirectory(profiles)) {
            try (Stream<Path> folders = Files.list(profiles)) {
                folders.filter(Files::isDirectory).forEach(folder -> {
                    try {
                        found.add(TenantId.of(folder.getFileName().toString()));
                    } catch (IllegalArgumentException other) {
                        log.debug("{} is no profile", folder);
                    }
                });
            }
        }
        return found;
    }

    @Override
    protected Duration round() {
        try {
            sweep();
        } catch (IOException | UncheckedIOException e) {
            log.warn("profiles of tenants that left cannot be removed: {}", e.toString());
        } catch (DataAccessException | TransactionException away) {
            log.debug("profiles are swept later: {}", away.getMessage());
            return SOON;
        }
        return every;
    }
}
