package io.flowhq.runtime.settings;

import java.util.List;

/** The process cannot run with its settings. It ends with exit code 1 and one line per fault. */
public class InvalidSettings extends RuntimeException {

    private final List<String> faults;

    public InvalidSettings(List<String> faults) {
        super(String.join(" ", faults));
        this.faults = List.copyOf(faults);
    }

    /** One English sentence each. */
    public List<String> faults() {
        return faults;
    }
}
