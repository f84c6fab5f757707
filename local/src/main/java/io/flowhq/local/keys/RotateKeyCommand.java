package io.flowhq.local.keys;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.HomeLock;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.platform.PlatformDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code rotate-key [--prepare]}: a new key for the sessions at rest, whether the platform runs or not. The new key seals
 * and the old ones still open until every snapshot is sealed anew; then all but the one before are dropped. That one stays,
 * for a snapshot that a worker was sealing with it at that moment, until the next rotation. Broken off anywhere, it can be
 * begun again.
 */
public final class RotateKeyCommand {

    private final LocalSettings settings;
    private final boolean prepare;
    private final PrintStream out;
    private final SecureRandom random = new SecureRandom();

    public RotateKeyCommand(LocalSettings settings, boolean prepare, PrintStream out) {
        this.settings = settings;
        this.prepare = prepare;
        this.out = out;
    }

    public ExitCode run() throws InterruptedException {
        HomeDirectory home = HomeDirectory.at(settings.home());
        Path file = settings.given("FLOWHQ_SNAPSHOT_KEY_FILE")
                .orElse(home.snapshotKey(random).file());
        if (Files.notExists(file)) {
            throw new CommandFailed(
                    ExitCode.NOT_FOUND, "There is no key file " + file + " yet; the first ./flowhq up makes it.");
        }
        try (HomeLock lock = home.lock("rotate-key")
                .orElseThrow(() -> new CommandFailed(ExitCode.REFUSED, "Another rotation is under way."))) {
            KeyFile keys = new KeyFile(file);
            if (prepare) {
                prepare(keys);
            } else {
                rotate(home, keys);
            }
        } catch (SQLException | IOException e) {
            throw new CommandFailed(
                    ExitCode.FAILED,
                    "The rotation is not finished: " + e.getMessage() + ". All keys are kept; run it again.");
        }
        return ExitCode.DONE;
    }

    private void prepare(KeyFile keys) throws IOException {
        if (keys.next().isPresent()) {
            throw new CommandFailed(ExitCode.REFUSED, "A key is prepared already in " + keys.file() + ".");
        }
        keys.prepare(KeyFile.newKey(random));
        out.println("A new key stands last in " + keys.file() + " and opens, but does not seal yet.");
        out.println("Copy the file to every bot-worker's host, then run ./flowhq rotate-key and copy it again.");
    }

    private void rotate(HomeDirectory home, KeyFile keys) throws SQLException, IOException, InterruptedException {
        List<String> before = new ArrayList<>(keys.keys());
        if (before.isEmpty()) {
            throw new CommandFailed(ExitCode.FAILED, keys.file() + " holds no key.");
        }
        String next = keys.next().orElseGet(() -> KeyFile.newKey(random));
        before.remove(next);
        List<String> both = new ArrayList<>(before);
        both.addFirst(next);
        keys.write(both);
        PlatformDatabase.use(settings, home, out, database -> {
            ResealingProcess.Result result = new ResealingProcess(settings).run(database, keys.file());
            if (result.left() == 0) {
                keys.write(List.of(next, before.getFirst()));
            }
            report(keys, result);
        });
    }

    private void report(KeyFile keys, ResealingProcess.Result result) {
        out.println("A new key seals from now on; " + result.resealed() + " snapshots were sealed with it anew.");
        out.println(
                result.left() == 0
                        ? "The key before stays second in " + keys.file() + " until the next rotation."
                        : result.left() + " could not be opened; every key stays in " + keys.file() + ".");
    }
}
