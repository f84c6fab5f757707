package io.flowhq.simulator.judge;

import io.flowhq.simulator.judge.TrafficLog.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How fast the devices of one phone write. A window is the 60 seconds that end with a message, the first instant not included. */
final class SendRate {
    private final List<Answer> sent = new ArrayList<>();

    void add(Answer message) {
        sent.add(message);
    }

    /** How many were sent in the window that ends then. */
    int upTo(Instant end, Duration window) {
        return after(end) - after(end.minus(window));
    }

    /** The index of the first message later than that. */
    private int after(Instant instant) {
        int low = 0;
        int high = sent.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (sent.get(middle).at().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether at some moment in between the window was full. */
    boolean wasFull(int limit, Duration window, Instant from, Instant to) {
        if (upTo(from, window) >= limit) {
            return true;
        }
        for (int i = after(from); i < sent.size() && !sent.get(i).at().isAfter(to); i++) {
            if (upTo(sent.get(i).at(), window) >= limit) {
                return true;
            }
        }
        return false;
    }

    List<Answer> messages() {
        return sent;
    }
}
