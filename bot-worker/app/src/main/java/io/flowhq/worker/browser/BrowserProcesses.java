package io.flowhq.worker.browser;

import io.flowhq.worker.capacity.ProcessTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The operating system's view of one browser: the process tree below the Chromium that runs on a profile.
 *
 * <p>All methods may be called from any thread; they work while the browser's own thread is held up.
 */
public final class BrowserProcesses {

    private final ProcessHandle root;
    private final ProcessTree tree;

    private BrowserProcesses(ProcessHandle root) {
        this.root = root;
        this.tree = new ProcessTree(root);
    }

    /** The browser that this process started on the profile. */
    static Optional<BrowserProcesses> on(Path profile) {
        return browsers(ProcessHandle.current().descendants(), profile).findFirst();
    }

    /**
     * Ends what a worker that was killed has left on the profile. Its browser closes by itself as a rule, but not when
     * it hangs, and the headless shell lets a second one in. Whoever calls this holds the profile.
     *
     * @return how many there were
     */
    static int endLeftOn(Path profile, Duration timeout) throws InterruptedException {
        List<BrowserProcesses> left =
                browsers(ProcessHandle.allProcesses(), profile).toList();
        for (BrowserProcesses browser : left) {
            browser.kill();
            browser.awaitEnd(timeout);
        }
        return left.size();
    }

    private static Stream<BrowserProcesses> browsers(Stream<ProcessHandle> among, Path profile) {
        String flag = "--user-data-dir=" + profile + " ";
        return among.filter(process -> {
                    String line = commandLine(process) + " ";
                    return line.contains(flag) && !line.contains("--type=");
                })
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
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        try {
            root.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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

    /** Anonymous memory of the tree in bytes; see {@link ProcessTree#memory}. */
    public long memory() {
        return root.isAlive() ? tree.memory() : 0;
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
