package io.flowhq.simulator.fault;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which faults are set on whom. A target is the digits of a number, or {@link #UNLINKED}. Not thread-safe. */
public final class FaultRegistry {

    /** Stands for every client that is not linked yet. */
    public static final String UNLINKED = "*";

    private final Map<String, EnumMap<Fault, Object>> pages = new HashMap<>();

    /** Sets the given faults beside those already set; {@code null}, {@code false} and 0 remove one. */
    public void set(String target, Map<Fault, @Nullable Object> values) {
        var page = pages.computeIfAbsent(target, t -> new EnumMap<>(Fault.class));
        values.forEach((fault, value) -> {
            if (value == null) {
                page.remove(fault);
            } else {
                page.put(fault, value);
            }
        });
        if (page.isEmpty()) {
            pages.remove(target);
        }
    }

    public void clear(String target) {
        pages.remove(target);
    }

    public void clearAll() {
        pages.clear();
    }

    public boolean has(String target, Fault fault) {
        return value(target, fault) != null;
    }

    public @Nullable Object value(String target, Fault fault) {
        var page = pages.get(target);
        return page == null ? null : page.get(fault);
    }

    /** The value of a fault in milliseconds or seconds or pieces, 0 when it is not set. */
    public long number(String target, Fault fault) {
        return value(target, fault) instanceof Number number ? number.longValue() : 0;
    }

    /** Uses a strike up once. @return its value if it was set */
    public @Nullable Object strike(String target, Fault fault) {
        var value = value(target, fault);
        if (value instanceof OneShotFault oneShotFault) {
            set(target, java.util.Collections.singletonMap(fault, oneShotFault.next()));
            return oneShotFault.value();
        }
        if (value != null) {
            set(target, java.util.Collections.singletonMap(fault, null));
        }
        return value;
    }

    /** In words, for the page and for people. */
    public Map<String, Object> describe(String target) {
        var words = new LinkedHashMap<String, Object>();
        pages.getOrDefault(target, new EnumMap<>(Fault.class))
                .forEach((fault, value) -> words.put(
                        fault.word(), value instanceof OneShotFault oneShotFault ? oneShotFault.words() : value));
        return words;
    }

    public Map<String, Map<String, Object>> describeAll() {
        var all = new TreeMap<String, Map<String, Object>>();
        pages.keySet().forEach(target -> all.put(target, describe(target)));
        return all;
    }
}
