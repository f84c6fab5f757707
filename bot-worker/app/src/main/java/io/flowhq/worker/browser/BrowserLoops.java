package io.flowhq.worker.browser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** As many loops as a worker's slots need; a new browser goes where the fewest are. */
public final class BrowserLoops implements AutoCloseable {

    private final List<BrowserLoop> loops = new ArrayList<>();

    public BrowserLoops(ChromiumBinary binary, BrowserSettings settings, int browsers) {
        int needed = Math.ceilDiv(Math.max(1, browsers), settings.tenantsPerLoop());
        for (int i = 0; i < needed; i++) {
            loops.add(new BrowserLoop(binary, settings));
        }
    }

    public BrowserLoop emptiest() {
        return loops.stream().min(Comparator.comparingInt(BrowserLoop::hosted)).orElseThrow();
    }

    @Override
    public void close() {
        loops.forEach(BrowserLoop::close);
    }
}
