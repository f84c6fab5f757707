package io.flowhq.worker.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holes that were found in other gateways, in what restores a session from its snapshot. */
class KnownArchiveHolesTest {

    private static final byte[] CONTENT = "taken over".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** OpenWA H-1 (tar-slip): an archive named files outside the folder it was unpacked into. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "/outside",
                "Default/IndexedDB/../../../outside",
                "Default/../../profile-2/outside",
                "./../outside"
            })
    void openWaUnpackedOutsideItsFolder(String name) throws IOException {
        Path profile = Files.createDirectory(folder.resolve("profile"));
        assertThatExceptionOfType(SnapshotCorrupted.class)
                .isThrownBy(() -> StorageArchive.unpack(archive(file(name)), profile));
        assertThat(everything()).isEmpty();
    }

    /** The same by a link that a later entry of the archive goes through. */
    @Test
    void openWaFollowedLinksOfItsArchives() throws IOException {
        Path profile = Files.createDirectory(folder.resolve("profile"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        TarArchiveEntry link = new TarArchiveEntry("Default/IndexedDB", TarConstants.LF_SYMLINK);
        link.setLinkName(elsewhere.toString());
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> StorageArchive.unpack(archive(link, file("Default/IndexedDB/outside")), profile));
        assertThat(elsewhere).isEmptyDirectory();
        try (Stream<Path> unpacked = Files.walk(profile)) {
            assertThat(unpacked).noneMatch(Files::isSymbolicLink);
        }
    }

    private Stream<Path> everything() throws IOException {
        return Files.walk(folder).filter(Files::isRegularFile);
    }

    private static TarArchiveEntry file(String name) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(CONTENT.length);
        return entry;
    }

    private static ByteArrayInputStream archive(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new ZstdOutputStream(archive))) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                if (entry.getSize() > 0) {
                    tar.write(CONTENT);
                }
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(archive.toByteArray());
    }
}
