package io.flowhq.worker.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * The folder of the browser profiles has to take a file, and have room for what a browser writes. One that was removed is
 * made again.
 */
final class ProfileFolderCheck implements HostCheck {

    private static final String PROBE = ".write-check";

    private final Path profiles;
    private final DataSize minFree;

    ProfileFolderCheck(Path profiles, DataSize minFree) {
        this.profiles = profiles;
        this.minFree = minFree;
    }

    @Override
    public Optional<String> fault() {
        Path probe = profiles.resolve(PROBE);
        try {
            Files.createDirectories(profiles);
            long free = Files.getFileStore(profiles).getUsableSpace();
            if (free < minFree.toBytes()) {
                return Optional.of("The folder %s has %d MB left; at least %d MB are needed"
                        .formatted(profiles, free >> 20, minFree.toMegabytes()));
            }
            Files.write(probe, new byte[1]);
            Files.delete(probe);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The folder %s cannot be written: %s".formatted(profiles, e));
        }
    }
}
