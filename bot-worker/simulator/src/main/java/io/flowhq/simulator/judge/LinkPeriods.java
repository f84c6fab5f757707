package io.flowhq.simulator.judge;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** When one phone had a linked device. */
final class LinkPeriods {
    private final TreeMap<Instant, Boolean> changes = new TreeMap<>();
    private final boolean before;

    /** @param before what to assume of the time before the first change */
    LinkPeriods(boolean before) {
        this.before = before;
    }

    void change(Instant at, boolean linked) {
        changes.put(at, linked);
    }

    boolean throughout(Instant from, Instant to) {
        Map.Entry<Instant, Boolean> last = changes.floorEntry(from);
        var atStart = last == null ? before : last.getValue();
        return atStart && !changes.subMap(from, false, to, true).containsValue(false);
    }
}
