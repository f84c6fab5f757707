package io.flowhq.shell.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named values of one JSON object, in the order they were put; a missing value is a null, never a missing name. */
public final class FieldMap {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    public FieldMap put(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }
}
