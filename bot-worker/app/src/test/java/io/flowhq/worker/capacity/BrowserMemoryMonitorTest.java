package io.flowhq.worker.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BrowserMemoryMonitorTest {

    private static final Instant START = Instant.parse("2026-09-01T08:00:00Z");
    private final AtomicLong browser = new AtomicLong(10);
    private final BrowserMemoryMonitor browserMemoryMonitor = new BrowserMemoryMonitor(
            new CapacitySettings(DataSize.ofBytes(100), Duration.ofSeconds(10), Duration.ofSeconds(30)), browser::get);

    @Test
    void wantsReliefOnlyAfterThreeHeavyWeighingsInARow() {
        browser.set(101);
        assertThat(weighedUntil(10)).isFalse();
        assertThat(weighedUntil(20)).isTrue();
    }

    @Test
    void forgivesAPageThatWasHeavyOnlyWhileItLoaded() {
        browser.set(101);
        weighedUntil(10);
        browser.set(99);
        weighedUntil(20);
        browser.set(101);
        assertThat(weighedUntil(40)).isFalse();
    }

    @Test
    void waitsUntilNothingHasBeenSaidForAWhile() {
        browser.set(101);
        weighedUntil(20);
        Instant now = START.plusSeconds(20);
        assertThat(browserMemoryMonitor.shouldRecycle(now, now.minusSeconds(29)))
                .isFalse();
        assertThat(browserMemoryMonitor.shouldRecycle(now, now.minusSeconds(30)))
                .isTrue();
    }

    private int second;

    private boolean weighedUntil(int last) {
        for (; second <= last; second++) {
            browserMemoryMonitor.tick(START.plusSeconds(second));
        }
        return browserMemoryMonitor.shouldRecycle(START.plusSeconds(last), START.minusSeconds(100));
    }
}
