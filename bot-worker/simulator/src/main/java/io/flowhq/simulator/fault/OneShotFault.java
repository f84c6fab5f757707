package io.flowhq.simulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault that is used up by striking.
 *
 * @param times how often it still strikes; {@link #ALWAYS} for every time
 * @param value what each strike carries, {@code true} if nothing
 */
record OneShotFault(int times, Object value) {

    static final int ALWAYS = Integer.MAX_VALUE;

    @Nullable
    OneShotFault next() {
        return times == ALWAYS ? this : times <= 1 ? null : new OneShotFault(times - 1, value);
    }

    Object words() {
        return times == ALWAYS ? "always" : times;
    }
}
