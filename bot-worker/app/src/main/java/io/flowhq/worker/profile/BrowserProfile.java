package io.flowhq.worker.profile;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.worker.capacity.HostUnfit;
import io.flowhq.worker.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's browser profile on this host, held by a lock for as long as it is open: the headless shell itself would
 * let two browsers into one profile.
 *
 * <p>The file {@code .epoch} names the session whose data it holds: the last one that was connected here, or whose
 * snapshot was restored. A profile older than the newest snapshot must not be used again.
 */
public final class BrowserProfile implements SnapshotStore.RestoreTarget, AutoCloseable {

    private static final String LOCK = ".lock";
    private static final String EPOCH = ".epoch";
    private static final String SINCE = ".since";
    private static final String RESTORING = ".restoring";
    private static final String RESTORED = ".restored";
    private static final String DATA = "Default";
    private static final String STORAGE = "IndexedDB";

    private final Path folder;
    private final FileChannel channel;
    private final @Nullable FileLock lock;

    private BrowserProfile(Path folder, FileChannel channel, @Nullable FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws ProfileInUse when somebody on this host has it open */
    public static BrowserProfile open(Path profiles, TenantId tenant) {
        Path folder = folderOf(profiles, tenant);
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new BrowserProfile(folder, channel, lock);
                }
            } catch (OverlappingFileLockException e) {
                // Held within this very process; said below.
            }
            channel.close();
            throw new ProfileInUse(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    public static Path folderOf(Path profiles, TenantId tenant) {
        return profiles.resolve(tenant.toString()).toAbsolutePath().normalize();
    }

    public Path folder() {
        return folder;
    }

    /** Since when what is in this folder has been kept without a break; asked for the first time, from {@code now} on. */
    public Instant keptSince(Instant now) {
        Path since = folder.resolve(SINCE);
        try {
            if (Files.notExists(since)) {
                Files.writeString(since, now.toString());
            }
            return Instant.parse(Files.readString(since).trim());
        } catch (DateTimeParseException unreadable) {
            return now;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** The session whose data is here; empty when there is none, whatever the stamp says. */
    public Optional<Epoch> lastEpoch() {
        return Files.isDirectory(folder.resolve(DATA).resolve(STORAGE)) ? stamp() : Optional.empty();
    }

    /** Whether a session was connected with the data that is here, unlike with what was restored and not tried yet. */
    public boolean wasConnected() {
        return lastEpoch().isPresent() && Files.notExists(folder.resolve(RESTORED));
    }

    /** The snapshot from which the data here was restored; empty once a session was connected with it. */
    public OptionalLong restoredFrom() {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(folder.resolve(RESTORED))));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private Optional<Epoch> stamp() {
        try {
            return Optional.of(new Epoch(
                    Long.parseLong(Files.readString(folder.resolve(EPOCH)).trim())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether no session has begun here since that moment. */
    boolean unusedSince(Instant moment) {
        try {
            return Files.getLastModifiedTime(folder.resolve(EPOCH)).toInstant().isBefore(moment);
        } catch (NoSuchFileException fresh) {
            return true;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Nothing but the lock is in it. */
    boolean isEmpty() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.equals(folder.resolve(LOCK)));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Removes everything when it was last used by a session of this epoch or an earlier one. */
    public void emptyUpTo(Epoch forgotten) {
        if (stamp().filter(last -> last.compareTo(forgotten) <= 0).isPresent()) {
            empty();
        }
    }

    /** From its first connection on, what is here is this session's. */
    public void connected(Epoch epoch) {
        try {
            Files.writeString(folder.resolve(EPOCH), epoch.toString());
            Files.deleteIfExists(folder.resolve(RESTORED));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    @Override
    public Path begin() throws IOException {
        abandon();
        return Files.createDirectory(folder.resolve(RESTORING));
    }

    /** A process that dies in between leaves no data at all, which counts as older than any snapshot. */
    @Override
    public void commit(Epoch epoch, long snapshot) throws IOException {
        Path fresh = folder.resolve(RESTORING);
        delete(folder, kept -> kept.equals(folder.resolve(LOCK)) || kept.startsWith(fresh));
        Files.writeString(folder.resolve(EPOCH), epoch.toString());
        Files.writeString(folder.resolve(RESTORED), Long.toString(snapshot));
        Files.move(fresh.resolve(DATA), folder.resolve(DATA));
        Files.delete(fresh);
    }

    @Override
    public void abandon() {
        Path fresh = folder.resolve(RESTORING);
        if (Files.exists(fresh)) {
            try {
                delete(fresh, kept -> false);
                Files.delete(fresh);
            } catch (IOException e) {
                throw unusable(folder, e);
            }
        }
    }

    private static HostUnfit unusable(Path folder, IOException e) {
        return new HostUnfit("The profile folder " + folder + " cannot be used on this host: " + e, e);
    }

    /** Removes everything but the lock. */
    public void empty() {
        try {
            delete(folder, kept -> kept.equals(folder.resolve(LOCK)));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static void delete(Path root, Predicate<Path> kept) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                return kept.test(visited) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!kept.test(file)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (!visited.equals(root)) {
                    Files.delete(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Removes the folder with all that is in it. */
    public void remove() {
        empty();
        try {
            Files.delete(folder.resolve(LOCK));
            Files.delete(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.release();
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
