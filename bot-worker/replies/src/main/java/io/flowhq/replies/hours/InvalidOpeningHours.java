package io.flowhq.replies.hours;

import java.util.List;
import java.util.stream.Collectors;

/** Opening hours that cannot be saved, with everything wrong in them in words an owner understands. */
public final class InvalidOpeningHours extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<HoursFault> faults;

    InvalidOpeningHours(List<HoursFault> faults) {
        super(faults.stream().map(HoursFault::sentence).collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    public List<HoursFault> faults() {
        return faults;
    }

    /** A sentence for each fault. */
    public List<String> problems() {
        return faults.stream().map(HoursFault::sentence).toList();
    }
}
