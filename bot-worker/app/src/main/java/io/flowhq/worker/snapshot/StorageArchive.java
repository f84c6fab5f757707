package io.flowhq.worker.snapshot;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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

    private StorageArchive() {}

    /** A tar of both parts, compressed with zstd. The browser may be running; its locks are left out. */
    static byte[] pack(Path profile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new ZstdOutputStream(bytes))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (String part : PARTS) {
                Path folder = profile.resolve(part);
                if (Files.isDirectory(folder)) {
                    Files.walkFileTree(folder, new Packer(profile, tar));
                }
            }
        }
        return bytes.toByteArray();
    }

    /** Puts both parts into a profile in which they are not yet. */
    static void unpack(byte[] archive, Path profile) throws IOException {
        Path root = profile.toAbsolutePath().normalize();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new ZstdInputStream(new BufferedInputStream(new ByteArrayInputStream(archive))))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path target = root.resolve(entry.getName()).normalize();
                if (!target.startsWith(root)) {
                    throw new IOException("the archive wants to write outside the profile");
                }
                Files.createDirectories(target.getParent());
                Files.copy(tar, target);
            }
        }
        if (!Files.isDirectory(root.resolve(PARTS.get(0)))) {
            throw new IOException("the archive holds no IndexedDB");
        }
    }

    private static final class Packer extends SimpleFileVisitor<Path> {

        private final Path profile;
        private final TarArchiveOutputStream tar;

        Packer(Path profile, TarArchiveOutputStream tar) {
            this.profile = profile;
            this.tar = tar;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && !file.getFileName().toString().equals("LOCK")) {
                add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(Path file) throws IOException {
            byte[] content;
            try {
                // Whole at once: a log that grows meanwhile must not disagree with the size in its header.
                content = Files.readAllBytes(file);
            } catch (NoSuchFileException e) {
                return;
            }
            TarArchiveEntry entry =
                    new TarArchiveEntry(profile.relativize(file).toString().replace('\\', '/'));
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
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
