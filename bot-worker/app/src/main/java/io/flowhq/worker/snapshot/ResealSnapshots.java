package io.flowhq.worker.snapshot;

import io.flowhq.store.session.SessionSnapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** The bot-worker's program without sessions: seals every snapshot with the first key and ends. */
@EnableAutoConfiguration
@EnableConfigurationProperties(SnapshotSettings.class)
public class ResealSnapshots {

    /** The argument that asks for it. */
    public static final String OPTION = "--reseal-snapshots";

    /** @return the exit code; the last line on standard output says how many were sealed anew and how many could not be */
    public static int run() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ResealSnapshots.class)
                .run("--flowhq.tenant-logs.enabled=false", "--flowhq.metrics.port=0")) {
            Path file = Objects.requireNonNull(
                    context.getBean(SnapshotSettings.class).keyFile(), "FLOWHQ_SNAPSHOT_KEY_FILE is not set");
            System.out.println(new SnapshotResealing(context.getBean(SessionSnapshots.class), SnapshotKeys.read(file))
                    .run()
                    .line());
            return 0;
        } catch (IOException e) {
            System.err.println("The snapshots could not be sealed anew: " + e.getMessage());
            return 1;
        }
    }
}
