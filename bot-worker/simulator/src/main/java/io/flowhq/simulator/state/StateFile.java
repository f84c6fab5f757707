package io.flowhq.simulator.state;

import io.flowhq.simulator.service.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The file with the latest snapshot. It is replaced as a whole or not at all. */
public final class StateFile {
    private final Path file;
    private final JsonMapper json;

    public StateFile(Path file, JsonMapper json) {
        this.file = file.toAbsolutePath();
        this.json = json;
    }

    public Optional<Snapshot> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), Snapshot.class));
        } catch (JacksonException unreadable) {
            throw new UnreadableState(file, unreadable);
        }
    }

    void write(Snapshot snapshot) throws IOException {
        var folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, json.writeValueAsBytes(snapshot));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
