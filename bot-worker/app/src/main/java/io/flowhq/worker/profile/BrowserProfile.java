package io.flowhq.worker.profile;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's browser profile on this host, held by a lock for as long as it is open: the headless shell itself would
 * let two browsers into one profile.
 *
 * <p>The file {@code .epoch} names the session that last used it. A profile older than the newest snapshot must not be
 * used again.
 */
public final class BrowserProfile implements AutoCloseable {

    private static final String LOCK = ".lock";
    private static final String EPOCH = ".epoch";
    private static final String SINCE = ".since";

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
            throw new UncheckedIOException("the profile folder " + folder + " cannot be used", e);
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
            throw new UncheckedIOException("the profile folder " + folder + " cannot be used", e);
        }
    }

    /** The session that used this profile last; empty when it is fresh. */
    public Optional<Epoch> lastEpoch() {
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
            throw new UncheckedIOException("the profile folder " + folder + " cannot be read", e);
        }
    }

    /** Nothing but the lock is in it. */
    boolean isEmpty() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.equals(folder.resolve(LOCK)));
        } catch (IOException e) {
            throw new UncheckedIOException("the profile folder " + folder + " cannot be read", e);
        }
    }

    /** Removes everything when it was last used by a session of this epoch or an earlier one. */
    public void emptyUpTo(Epoch forgotten) {
        if (lastEpoch().filter(last -> last.compareTo(forgotten) <= 0).isPresent()) {
            empty();
        }
    }

    public void usedBy(Epoch epoch) {
        try {
            Files.writeString(folder.resolve(EPOCH), epoch.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes everything but the lock. */
    public void empty() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!file.equals(folder.resolve(LOCK))) {
                        Files.delete(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                    if (!visited.equals(folder)) {
                        Files.delete(visited);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the profile folder " + folder + " cannot be emptied", e);
        }
    }

    /** Removes the folder with all that is in it. */
    void remove() {
        empty();
        try {
            Files.delete(folder.resolve(LOCK));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the profile folder " + folder + " cannot be removed", e);
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
