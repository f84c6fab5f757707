package io.flowhq.worker.browser;

import com.microsoft.playwright.Playwright;
import io.flowhq.worker.capacity.ProcessTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Playwright and the Node.js process behind it, which Playwright itself does not give access to. */
final class PlaywrightProcess {

    private static final Logger log = LoggerFactory.getLogger(PlaywrightProcess.class);

    private final Playwright playwright;
    private final Optional<ProcessHandle> process;
    private final Optional<DriverMessages> messages;

    private PlaywrightProcess(Playwright playwright, Optional<ProcessHandle> process) {
        this.playwright = playwright;
        this.process = process;
        this.messages = DriverMessages.of(playwright);
    }

    /** One at a time in this process, so that the new child is known to be this driver's. */
    static PlaywrightProcess start() {
        synchronized (PlaywrightProcess.class) {
            PlaywrightDriver.prepare(System.getenv());
            Set<Long> before =
                    ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment()));
            Optional<ProcessHandle> started = ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child.pid())
                            && BrowserProcesses.commandLine(child).contains("run-driver"))
                    .findFirst();
            return new PlaywrightProcess(playwright, started);
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        PlaywrightDriver.node(System.getenv())
                .map(ParentDeathSignal::starterOf)
                .ifPresent(node -> environment.put(PlaywrightDriver.NODE_VARIABLE, node.toString()));
        return environment;
    }

    Playwright playwright() {
        return playwright;
    }

    Optional<ProcessHandle> process() {
        return process;
    }

    /** What it says; empty when that can be heard through Playwright only. */
    Optional<DriverMessages> messages() {
        return messages;
    }

    boolean alive() {
        return process.map(ProcessHandle::isAlive).orElse(true);
    }

    /** Anonymous memory of the Node.js process alone, in bytes; its children are the browsers. */
    long memory() {
        return process.filter(ProcessHandle::isAlive).map(ProcessTree::memoryOf).orElse(0L);
    }

    /** A round trip through the driver in which no browser takes part. */
    void ping() {
        playwright.request().newContext().dispose();
    }

    /** Ends the Node.js process at once, and with it the pipes to its browsers. */
    void kill() {
        process.ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Frees what this side holds; the process must have been killed, since a stopped one would not answer. */
    void close() {
        try {
            playwright.close();
        } catch (RuntimeException e) {
            log.debug("The driver had already ended: {}", e.getMessage());
        }
    }
}
