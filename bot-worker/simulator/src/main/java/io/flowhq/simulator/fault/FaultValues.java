package io.flowhq.simulator.fault;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values people give to faults. Throws {@link IllegalArgumentException} with a reason fit for them. */
public final class FaultValues {

    private static final List<String> RESULTS =
            List.of("ERROR_NETWORK", "ERROR_EXPIRED", "ERROR_CANCELLED", "ERROR_UPLOAD", "ERROR_UNKNOWN");

    /** Eleven days in milliseconds: more is a slip of the pen, and overflows somewhere. */
    private static final long MAX_WHOLE = 1_000_000_000;

    private FaultValues() {}

    public static Map<Fault, @Nullable Object> read(Map<String, @Nullable Object> given) {
        var values = new EnumMap<Fault, @Nullable Object>(Fault.class);
        given.forEach((word, value) -> {
            var fault = Fault.named(word)
                    .orElseThrow(() -> new IllegalArgumentException("there is no fault called " + word + "; there are "
                            + java.util.Arrays.stream(Fault.values())
                                    .map(Fault::word)
                                    .toList()));
            values.put(fault, read(fault, value));
        });
        return values;
    }

    private static @Nullable Object read(Fault fault, @Nullable Object value) {
        if (value == null || Boolean.FALSE.equals(value)) {
            return null;
        }
        return switch (fault.form) {
            case SWITCH -> value;
            case MILLIS -> whole(fault, value, "milliseconds");
            case SECONDS -> whole(fault, value, "seconds");
            case STRIKE -> strike(fault, value);
            case RESULT -> result(fault, value);
            case TEXT -> new OneShotFault(1, Boolean.TRUE.equals(value) ? "user_initiated" : value.toString());
            case HISTORY -> history(fault, value);
            case DIALOG -> dialog(fault, value);
            case SKEW -> skew(fault, value);
        };
    }

    private static @Nullable Object whole(Fault fault, Object value, String unit) {
        if (value instanceof Number number && number.longValue() >= 0 && number.longValue() <= MAX_WHOLE) {
            return number.longValue() == 0 ? null : number.longValue();
        }
        throw new IllegalArgumentException(fault.word() + " takes a number of " + unit);
    }

    private static @Nullable Object strike(Fault fault, Object value) {
        if (Boolean.TRUE.equals(value)) {
            return new OneShotFault(1, true);
        }
        if (value.equals("always")) {
            return new OneShotFault(OneShotFault.ALWAYS, true);
        }
        if (value instanceof Number number && number.intValue() >= 0) {
            return number.intValue() == 0 ? null : new OneShotFault(number.intValue(), true);
        }
        if (fault == Fault.HANG && value instanceof Map<?, ?> map && map.get("seconds") instanceof Number seconds) {
            return new OneShotFault(1, seconds.longValue());
        }
        throw new IllegalArgumentException(fault.word() + " takes true, a number of times, or \"always\"");
    }

    private static Object result(Fault fault, Object value) {
        if (Boolean.TRUE.equals(value)) {
            return RESULTS.get(0);
        }
        if (RESULTS.contains(value)) {
            return value;
        }
        throw new IllegalArgumentException(fault.word() + " takes one of " + RESULTS);
    }

    private static Object history(Fault fault, Object value) {
        if (value instanceof Number messages && messages.intValue() > 0) {
            return new HistorySync(messages.intValue(), 2000);
        }
        if (value instanceof Map<?, ?> map
                && map.get("messages") instanceof Number messages
                && messages.intValue() > 0
                && (map.get("seconds") != null ? map.get("seconds") : map.get("s")) instanceof Number seconds) {
            return new HistorySync(messages.intValue(), Math.round(seconds.doubleValue() * 1000));
        }
        throw new IllegalArgumentException(fault.word() + " takes {\"messages\":number,\"seconds\":number}");
    }

    private static Object dialog(Fault fault, Object value) {
        if (value instanceof Number seconds && seconds.longValue() > 0 && seconds.longValue() <= MAX_WHOLE) {
            return new DialogFault(seconds.longValue(), "Continue", false);
        }
        if (value instanceof Map<?, ?> map
                && map.get("seconds") instanceof Number seconds
                && seconds.longValue() > 0
                && seconds.longValue() <= MAX_WHOLE) {
            var button = map.get("button") instanceof String text && !text.isBlank() ? text : "Continue";
            return new DialogFault(seconds.longValue(), button, Boolean.TRUE.equals(map.get("afterReload")));
        }
        throw new IllegalArgumentException(fault.word()
                + " takes a number of seconds or {\"seconds\":number,\"button\":text,\"afterReload\":true}");
    }

    private static @Nullable Object skew(Fault fault, Object value) {
        if (value instanceof Number seconds && Math.abs(seconds.doubleValue()) <= MAX_WHOLE) {
            return seconds.longValue() == 0 ? null : seconds.longValue();
        }
        throw new IllegalArgumentException(fault.word() + " takes a number of seconds, which may be negative");
    }
}
