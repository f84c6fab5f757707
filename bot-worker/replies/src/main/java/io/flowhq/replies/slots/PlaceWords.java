package io.flowhq.replies.slots;

import java.util.Set;

/** The names of places that are known. Immutable and safe for many threads. */
public final class PlaceWords {

    private final Set<String> names = new SlotWords().set("places");

    public Set<String> names() {
        return names;
    }
}
