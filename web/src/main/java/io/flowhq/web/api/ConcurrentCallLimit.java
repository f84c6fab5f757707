package io.flowhq.web.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the calls of each key that are being answered. Some wait for a worker or an orchestrator for seconds, and each holds
 * a thread of the web process: one program cannot take them all.
 */
final class ConcurrentCallLimit {

    static final int MAX_OF_A_KEY = 50;

    private final Map<Long, Integer> underWay = new ConcurrentHashMap<>();

    /** False when the key has as many calls under way as it may have; otherwise one more is, until {@link #leave}. */
    boolean enter(long key) {
        var entered = new boolean[1];
        underWay.compute(key, (id, calls) -> {
            entered[0] = calls == null || calls < MAX_OF_A_KEY;
            return entered[0] ? (calls == null ? 1 : calls + 1) : calls;
        });
        return entered[0];
    }

    void leave(long key) {
        underWay.computeIfPresent(key, (id, calls) -> calls == 1 ? null : calls - 1);
    }
}
