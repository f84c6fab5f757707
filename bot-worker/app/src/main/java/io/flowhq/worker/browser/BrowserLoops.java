package io.flowhq.worker.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** As many loops as a worker's slots need; a new browser goes where the fewest are. */
public final class BrowserLoops implements AutoCloseable {

    private final List<BrowserLoop> loops = new ArrayList<>();
    private final LaunchRecord launches = new LaunchRecord();

    public BrowserLoops(ChromiumBinary binary, BrowserSettings settings, int browsers) {
        int needed = Math.ceilDiv(Math.max(1, browsers), settings.tenantsPerLoop());
        for (int i = 0; i < needed; i++) {
            loops.add(new BrowserLoop(binary, settings, launches));
        }
    }

    /** One that is held up, or replaces its driver, is the last choice. */
    public BrowserLoop emptiest() {
        return loops.stream()
                .min(Comparator.comparing(BrowserLoop::heldUp).thenComparingInt(BrowserLoop::hosted))
                .orElseThrow();
    }

    /** Why no browser starts on this host; empty as long as one may. */
    public Optional<String> fault() {
        return launches.fault();
    }

    /** Starts a browser on a fresh profile and closes it; the record of launches then tells whether it could. */
    public CompletableFuture<Void> tryLaunch(Path freshProfile) {
        return emptiest()
                .launch(new LaunchOptions(freshProfile, "unused", List.of()), BrowserListener.NONE)
                .thenCompose(ChromiumBrowser::close)
                .thenAccept(closed -> {});
    }

    @Override
    public void close() {
        loops.forEach(BrowserLoop::close);
    }
}
