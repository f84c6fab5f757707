package io.flowhq.replies;

import java.util.List;

/** Reply files that cannot be used, with every fault in them. */
public final class InvalidReplyData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    InvalidReplyData(List<String> faults) {
        super("The reply files have %d fault(s):%n  %s".formatted(faults.size(), String.join("\n  ", faults)));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
