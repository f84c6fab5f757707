package io.flowhq.simulator.state;

import io.flowhq.simulator.service.ServiceState;
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

    public Optional<ServiceState> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), ServiceState.class));
        } catch (JacksonException unreadable) {
            throw new UnreadableState(file, unreadable);
        }
    }

    void write(ServiceState serviceState) throws IOException {
        var folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, json.writeValueAsBytes(serviceState));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
