package io.flowhq.client;

import org.jspecify.annotations.Nullable;

/** Knows from where the command or change under way was asked for, for its line in the audit trail. */
@FunctionalInterface
public interface CallerAddress {

    /** The network address; null when nobody asked over a network. */
    @Nullable
    String current();
}
