package io.flowhq.local.home;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder with everything one platform keeps between two runs. Only its owner can look into it. */
public record HomeDirectory(Path folder) {

    /** Makes the folder if it is not there yet. */
    public static HomeDirectory at(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder.toAbsolutePath().normalize().getParent());
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return new HomeDirectory(folder.toRealPath());
        } catch (IOException e) {
            throw new CommandFailed(
                    ExitCode.FAILED,
                    "The home " + folder + " cannot be used (" + e + "); choose another with FLOWHQ_HOME.");
        }
    }

    /** A home that nothing is kept in. */
    public static HomeDirectory temporary(String prefix) {
        try {
            return new HomeDirectory(Files.createTempDirectory(prefix).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path postgresData() {
        return folder.resolve("postgres");
    }

    public Path temporalDatabase() {
        return folder.resolve("temporal.db");
    }

    public Path simulatorState() {
        return folder.resolve("simulator.json");
    }

    public Path sessions() {
        return folder.resolve("sessions");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    /** Where the supervisor of that name writes down what it started. */
    public Path processRecords(String supervisor) {
        return run().resolve(supervisor + ".processes");
    }

    public Path readyFile(String part) {
        return run().resolve(part + ".ready");
    }

    /** Scratch space of one process, emptied before each of its starts. */
    public Path scratch(String part) {
        return folder.resolve("tmp").resolve(part);
    }

    public PlatformFile platformFile() {
        return new PlatformFile(folder.resolve("platform.json"));
    }

    public SecretFile adminPassword(SecureRandom random) {
        return new SecretFile(folder.resolve("admin-password"), random);
    }

    public SecretFile snapshotKey(SecureRandom random) {
        return new SecretFile(folder.resolve("snapshot-key"), random);
    }

    public SecretFile linkKey(SecureRandom random) {
        return new SecretFile(folder.resolve("link-key"), random);
    }

    public SecretFile pushKeys(SecureRandom random) {
        return new SecretFile(folder.resolve("push-key"), random);
    }

    public SecretFile postgresPassword(SecureRandom random) {
        return new SecretFile(folder.resolve("postgres-password"), random);
    }

    /** The keys and passwords made at random for this home; that of its database is made anew in another. */
    public List<Path> secrets() {
        return Stream.of("admin-password", "snapshot-key", "link-key", "push-key")
                .map(folder::resolve)
                .filter(Files::exists)
                .toList();
    }

    /** Removes the database, so that the home is empty again. */
    public void deletePostgresData() {
        try {
            FileTrees.delete(postgresData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void makeFolders() {
        try {
            Files.createDirectories(run());
            Files.createDirectories(logs());
            Files.createDirectories(sessions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Taken by the one platform that may use this home; empty while another has it. */
    public Optional<HomeLock> lock() {
        return lock("up");
    }

    /** Taken by the one process of that name; empty while another has it. */
    public Optional<HomeLock> lock(String name) {
        return HomeLock.tryLock(folder, name);
    }

    public void delete() {
        try {
            FileTrees.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path run() {
        return folder.resolve("run");
    }
}
