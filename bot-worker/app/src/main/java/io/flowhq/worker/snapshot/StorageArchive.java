package io.flowhq.worker.snapshot;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a browser profile in which a linked device lives: {@code Default/IndexedDB} with its keys and {@code
 * Default/Local Storage}; one without the other is not a session. Everything else in a profile is cache.
 */
final class StorageArchive {

    private static final List<String> PARTS = List.of("Default/IndexedDB", "Default/Local Storage");
    private static final int BUFFER = 1 << 16;

    private StorageArchive() {}

    /** Writes a tar of both parts, compressed with zstd. The browser may be running; its locks are left out. */
    static void pack(Path profile, OutputStream to) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new ZstdOutputStream(to))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Path file : files(profile)) {
                add(profile, file, tar);
            }
        }
    }

    /** The files of both parts, in the order of their names. */
    static List<Path> files(Path profile) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : PARTS) {
            Path folder = profile.resolve(part);
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, new Collector(files));
            }
        }
        Collections.sort(files);
        return files;
    }

    /** As long as it was when it was opened: a log that grows meanwhile must not disagree with the size in its header. */
    private static void add(Path profile, Path file, TarArchiveOutputStream tar) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            TarArchiveEntry entry =
                    new TarArchiveEntry(profile.relativize(file).toString().replace('\\', '/'));
            entry.setSize(channel.size());
            tar.putArchiveEntry(entry);
            InputStream content = Channels.newInputStream(channel);
            byte[] buffer = new byte[BUFFER];
            for (long left = entry.getSize(); left > 0; ) {
                int length = (int) Math.min(left, buffer.length);
                int read = content.readNBytes(buffer, 0, length);
                if (read < length) {
                    throw new IOException(file.getFileName() + " was cut while it was read");
                }
                tar.write(buffer, 0, read);
                left -= read;
            }
            tar.closeArchiveEntry();
        } catch (NoSuchFileException removed) {
            return;
        }
    }

    /** Puts both parts into a folder in which they are not yet. */
    static void unpack(InputStream archive, Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ZstdInputStream(new BufferedInputStream(archive, BUFFER)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path target = root.resolve(entry.getName()).normalize();
                if (!target.startsWith(root)) {
                    throw new SnapshotCorrupted("it would write outside the profile", null);
                }
                Files.createDirectories(target.getParent());
                Files.copy(tar, target);
            }
        }
        if (!Files.isDirectory(root.resolve(PARTS.get(0)))) {
            throw new SnapshotCorrupted("it holds no IndexedDB", null);
        }
    }

    private static final class Collector extends SimpleFileVisitor<Path> {

        private final List<Path> files;

        Collector(List<Path> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !file.getFileName().toString().equals("LOCK")) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            if (e != null && !(e instanceof NoSuchFileException)) {
                throw e;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
