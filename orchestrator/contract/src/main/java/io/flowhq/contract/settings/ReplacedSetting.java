package io.flowhq.contract.settings;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A setting of the earlier system that nothing reads any more: who still sets it is told once at start what took its place. */
public enum ReplacedSetting {
    HEARTBEAT_INTERVAL_MS("bot-workers report to Temporal and renew their leases by FLOWHQ_SESSION_LEASERENEWAL"),
    STALE_THRESHOLD_MINUTES("a lost worker is noticed when its lease ends, by FLOWHQ_SESSION_LEASETTL, and its tenants"
            + " recover by themselves"),
    STALE_CHECK_INTERVAL_MS("Temporal's timers notice a lost worker; nothing has to look for it");

    private final String successor;

    ReplacedSetting(String successor) {
        this.successor = successor;
    }

    /** What took its place: the name of a setting, or a clause. */
    public String successor() {
        return successor;
    }

    /** One line for each that is set. */
    public static List<String> warnings(Predicate<String> set) {
        return Stream.of(values())
                .filter(setting -> set.test(setting.name()))
                .map(setting -> setting + " is set and not read: " + setting.successor + ".")
                .toList();
    }
}
