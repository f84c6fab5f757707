package io.flowhq.local.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The home can be made or written, and has room. */
final class HomeCheck implements DoctorCheck {

    private static final String PART = "Home";

    private final Path home;

    HomeCheck(Path home) {
        this.home = home;
    }

    @Override
    public Finding find() {
        Path existing = home.toAbsolutePath();
        while (existing != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.missing(PART, home + " cannot be written: choose another with FLOWHQ_HOME");
        }
        try {
            long gigabytes = Files.getFileStore(existing).getUsableSpace() / (1L << 30);
            return Finding.ok(PART, home + ", " + gigabytes + " GB free");
        } catch (IOException e) {
            return Finding.missing(
                    PART, home + " cannot be read (" + e.getMessage() + "): choose another with FLOWHQ_HOME");
        }
    }
}
