package io.flowhq.replies.slots;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The details of one or several messages of a customer.
 *
 * @param values in one fixed form for each kind, to compute with
 * @param said in the customer's own words, to repeat to them
 */
public record Slots(Map<Slot, String> values, Map<Slot, String> said) {

    public static final Slots NONE = new Slots(Map.of(), Map.of());

    public Slots {
        values = Map.copyOf(values);
        said = Map.copyOf(said);
    }

    public boolean has(Slot slot) {
        return values.containsKey(slot);
    }

    public Optional<String> value(Slot slot) {
        return Optional.ofNullable(values.get(slot));
    }

    /** The customer's own words; empty when there are none. */
    public String said(Slot slot) {
        return said.getOrDefault(slot, "");
    }

    /** These details, and those of an earlier message where these say nothing; another thing or number undoes a list. */
    public Slots after(Slots earlier) {
        Map<Slot, String> allValues = new EnumMap<>(Slot.class);
        Map<Slot, String> allSaid = new EnumMap<>(Slot.class);
        allValues.putAll(earlier.values);
        allSaid.putAll(earlier.said);
        if (has(Slot.THING) || has(Slot.NUMBER)) {
            allValues.remove(Slot.LIST);
            allSaid.remove(Slot.LIST);
        }
        allValues.putAll(values);
        allSaid.putAll(said);
        return new Slots(allValues, allSaid);
    }
}
