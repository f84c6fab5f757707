package io.flowhq.local.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be measured, in the order in which it is best measured. */
public enum Benchmark {
    /** Built tree to first page. */
    UP(Setup.DEFAULT),
    /** Start of a tenant to its QR code, with a light page and with one as heavy as that of a real account. */
    START(Setup.DEFAULT, Setup.HEAVY_PAGES),
    /** A customer's message to its answer given to the page, with the pauses that make the assistant look like a person. */
    REPLY(Setup.DEFAULT),
    /** A message stored to painted on the page of an operator who looks at it. */
    LIVE(Setup.DEFAULT),
    /** Stop of a tenant to its session seen gone. */
    COMMAND(Setup.DEFAULT),
    /** One call of the admin shell. */
    SHELL(Setup.DEFAULT),
    /** The list of tenants with 10,000 of them, and with 100,000. */
    LIST(Setup.DEFAULT),
    /** Memory and CPU of a linked tenant with a page as heavy as that of a real account, beside the seeds' shape. */
    MEMORY(Setup.HEAVY_PAGES),
    /** Replies a second with real pages, without pauses and without a limit; and one reply's own time. */
    THROUGHPUT(Setup.NO_PAUSES),
    /** What 10,000 tenants cost that have nothing to do. */
    IDLE(Setup.NO_SESSIONS);

    /** The platform that a benchmark needs; those of one setup share it. */
    enum Setup {
        DEFAULT(Map.of()),
        HEAVY_PAGES(Map.of("SIMULATOR_WEIGHT", "real")),
        NO_PAUSES(Map.of(
                "RATE_LIMIT_MAX_PER_MINUTE",
                "1000000",
                "FLOWHQ_MESSAGES_TYPING",
                "0s",
                "FLOWHQ_MESSAGES_QUIETWINDOW",
                "0s",
                "FLOWHQ_MESSAGES_MAXREPEATS",
                "0")),
        NO_SESSIONS(Map.of());

        private final Map<String, String> variables;

        Setup(Map<String, String> variables) {
            this.variables = variables;
        }

        Map<String, String> variables() {
            return variables;
        }
    }

    private final Set<Setup> setups;

    Benchmark(Setup... setups) {
        this.setups = Set.of(setups);
    }

    Set<Setup> setups() {
        return setups;
    }

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
