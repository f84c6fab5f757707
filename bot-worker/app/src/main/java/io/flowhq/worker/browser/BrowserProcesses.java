package io.flowhq.worker.browser;

import io.flowhq.worker.capacity.ProcessTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The operating system's view of one browser: the process tree below the Chromium that runs on a profile.
 *
 * <p>All methods may be called from any thread; they work while the browser's own thread is held up.
 */
public final class BrowserProcesses {

    private final ProcessHandle root;

    private BrowserProcesses(ProcessHandle root) {
        this.root = root;
    }

    /** The browser that this process started on the profile. */
    static Optional<BrowserProcesses> on(Path profile) {
        String flag = "--user-data-dir=" + profile;
        return ProcessHandle.current()
                .descendants()
                .filter(process -> {
                    String line = commandLine(process);
                    return line.contains(flag) && !line.contains("--type=");
                })
                .findFirst()
                .map(BrowserProcesses::new);
    }

    public boolean alive() {
        return root.isAlive();
    }

    /** Ends the whole tree at once. */
    public void kill() {
        root.descendants().forEach(ProcessHandle::destroyForcibly);
        root.destroyForcibly();
    }

    /** Waits for the browser's main process to be gone. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        try {
            root.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public long pid() {
        return root.pid();
    }

    /** Resident memory of the tree in bytes; see {@link ProcessTree#memory}. */
    public long memory() {
        return root.isAlive() ? ProcessTree.memory(root) : 0;
    }

    static String commandLine(ProcessHandle process) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(line, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
