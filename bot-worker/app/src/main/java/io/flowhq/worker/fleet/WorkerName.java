package io.flowhq.worker.fleet;

import io.flowhq.contract.WorkerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The worker's name, in the file {@code worker-id} beside the profiles: a restarted process finds its task queue again,
 * and a name given to somebody else's profiles would send sessions to the wrong disk.
 */
final class WorkerName {

    private static final String FILE = "worker-id";

    private WorkerName() {}

    /** @param wanted a name that was configured; it replaces the one in the file */
    static WorkerId of(Path profiles, @Nullable String wanted, RandomGenerator random) {
        Path file = profiles.resolve(FILE);
        try {
            Files.createDirectories(profiles);
            if (wanted == null || wanted.isBlank()) {
                if (Files.exists(file)) {
                    return new WorkerId(Files.readString(file).trim());
                }
                byte[] digits = new byte[4];
                random.nextBytes(digits);
                wanted = "worker-" + HexFormat.of().formatHex(digits);
            }
            WorkerId id = new WorkerId(wanted.trim());
            Files.writeString(file, id + "\n");
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + profiles + " for browser profiles cannot be used", e);
        }
    }
}
