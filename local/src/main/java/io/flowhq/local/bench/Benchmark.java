package io.flowhq.local.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be measured, in the order in which one platform is best measured. */
public enum Benchmark {
    /** Built tree to first page. */
    UP,
    /** Start of a tenant to its QR code. */
    START,
    /** A customer's message to its answer given to the page. */
    REPLY,
    /** Memory of a linked tenant: its browser with all processes, and its part of the worker's driver. */
    MEMORY,
    /** Stop of a tenant to its session seen gone. */
    COMMAND,
    /** One call of the admin shell. */
    SHELL,
    /** The list of tenants with 10,000 of them. */
    LIST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Benchmark> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Benchmark::word).toList();
    }
}
