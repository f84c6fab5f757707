package io.flowhq.replies;

import java.util.List;

/** Opening hours that cannot be saved, with everything wrong in them in words an owner understands. */
public final class InvalidOpeningHours extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    InvalidOpeningHours(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
