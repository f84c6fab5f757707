package io.flowhq.worker.snapshot;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreTest;
import io.flowhq.store.session.SessionSnapshots;
import io.flowhq.worker.profile.BrowserProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A process that takes a snapshot of 80 MB and restores it, beside 80 MB that are in use as in a worker. */
final class SnapshotRoundTrip {

    private static final int MEGABYTES = 80;

    private SnapshotRoundTrip() {}

    /** @param arguments database, folder, key file, tenant */
    public static void main(String[] arguments) throws Exception {
        byte[][] inUse = new byte[80][1 << 20];
        Path home = Path.of(arguments[1]);
        TenantId tenant = TenantId.of(arguments[3]);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StoreTest.Application.class)
                        .properties(
                                "spring.datasource.url=" + arguments[0],
                                "spring.flyway.enabled=false",
                                "flowhq.tenant-logs.enabled=false",
                                "spring.main.web-application-type=none")
                        .run();
                BrowserProfile from = BrowserProfile.open(home.resolve("from"), tenant);
                BrowserProfile to = BrowserProfile.open(home.resolve("to"), tenant)) {
            SnapshotStoreTest.fill(from.folder(), MEGABYTES);
            SnapshotStore store = new SnapshotStore(
                    context.getBean(SessionSnapshots.class),
                    new SnapshotSettings(Path.of(arguments[2]), Duration.ofSeconds(60), Duration.ofMinutes(20)),
                    Clock.systemUTC());
            long began = System.nanoTime();
            boolean taken = store.take(tenant, new Epoch(1), from.folder(), true);
            long took = System.nanoTime();
            Optional<Epoch> restored = store.restore(tenant, Optional.empty(), to);
            long end = System.nanoTime();
            boolean same = Files.mismatch(file(from), file(to)) < 0;
            System.out.printf(
                    "%d MB taken in %d ms, restored in %d ms, %d MB of other heap%n",
                    MEGABYTES, (took - began) / 1_000_000, (end - took) / 1_000_000, inUse.length);
            if (!taken || restored.isEmpty() || !same) {
                System.exit(1);
            }
        }
    }

    private static Path file(BrowserProfile profile) {
        return profile.folder().resolve("Default/IndexedDB/large");
    }
}
