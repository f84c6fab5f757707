package io.flowhq.runtime.log;

import io.flowhq.contract.TenantId;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with one growing file per tenant, {@code <tenant>.log}, and a few older ones, {@code <tenant>.<millis>.log}.
 * Several processes may write there: a line is appended whole, and no file is kept open, so that one that is removed is
 * gone.
 */
final class TenantLogFiles {

    private static final String ENDING = ".log";

    private final Path folder;
    private final long most;
    private final int kept;

    TenantLogFiles(TenantLogSettings settings) {
        this.folder = settings.folder();
        this.most = settings.most().toBytes();
        this.kept = settings.kept();
    }

    /** @param millis when, for the name of the file should it be full now */
    void append(TenantId tenant, byte[] line, long millis) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(tenant + ENDING);
        // Not by a channel, which an interrupted thread cannot write to.
        try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(line);
        }
        if (Files.size(file) >= most) {
            putAside(tenant, file, millis);
        }
    }

    private void putAside(TenantId tenant, Path file, long millis) throws IOException {
        try {
            Files.move(file, folder.resolve(tenant + "." + millis + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException otherProcessDidIt) {
            return;
        }
        List<Path> older = filesOf(tenant).stream()
                .filter(found -> !found.equals(file))
                .sorted(Comparator.comparing(Path::toString).reversed())
                .toList();
        for (Path old : older.subList(Math.min(kept, older.size()), older.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** Those of whom there is a file. */
    Set<TenantId> tenants() throws IOException {
        return list().stream().flatMap(file -> tenantOf(file).stream()).collect(Collectors.toSet());
    }

    void forget(TenantId tenant) throws IOException {
        for (Path file : filesOf(tenant)) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> filesOf(TenantId tenant) throws IOException {
        return list().stream()
                .filter(file -> tenantOf(file).equals(Optional.of(tenant)))
                .toList();
    }

    private List<Path> list() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
    }

    private static Optional<TenantId> tenantOf(Path file) {
        String name = file.getFileName().toString();
        try {
            return Optional.of(TenantId.of(name.substring(0, name.indexOf('.'))));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
