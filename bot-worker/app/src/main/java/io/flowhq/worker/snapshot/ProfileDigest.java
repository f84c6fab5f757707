package io.flowhq.worker.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether the session in a profile has changed since it was looked at last. */
final class ProfileDigest {

    private ProfileDigest() {}

    /** SHA-256 over names and contents of what an archive of the profile would hold. */
    static String of(Path profile) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        byte[] buffer = new byte[1 << 16];
        for (Path file : StorageArchive.files(profile)) {
            digest.update(profile.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            try (InputStream content = Files.newInputStream(file)) {
                for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            } catch (NoSuchFileException removed) {
                digest.update((byte) 1);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
