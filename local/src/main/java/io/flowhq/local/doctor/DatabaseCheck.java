package io.flowhq.local.doctor;

import io.flowhq.local.platform.DatabaseEndpoint;
import io.flowhq.local.platform.LocalSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** The PostgreSQL that runs elsewhere lets us in, or the embedded one can run here. */
final class DatabaseCheck implements DoctorCheck {

    private static final String PART = "PostgreSQL";
    private static final int TIMEOUT_SECONDS = 5;

    private final LocalSettings settings;

    DatabaseCheck(LocalSettings settings) {
        this.settings = settings;
    }

    @Override
    public Finding find() throws InterruptedException {
        if (settings.database().isPresent()) {
            return external(settings.database().get());
        }
        if ("root".equals(System.getProperty("user.name")) && !namespacesAllowed()) {
            return Finding.missing(
                    PART, "the embedded one does not run as root here: use a plain user, or give DATABASE_URL");
        }
        return Finding.ok(PART, "embedded, data in " + settings.home().resolve("postgres"));
    }

    private static Finding external(DatabaseEndpoint url) {
        try (Connection connection = url.connect(TIMEOUT_SECONDS)) {
            return Finding.ok(PART, connection.getMetaData().getDatabaseProductVersion() + " at " + url);
        } catch (SQLException e) {
            return Finding.missing(
                    PART,
                    url + " cannot be used (" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ")
                            + "): start it, or unset DATABASE_URL");
        }
    }

    private static boolean namespacesAllowed() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("unshare", "--user", "true").start();
            return process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
