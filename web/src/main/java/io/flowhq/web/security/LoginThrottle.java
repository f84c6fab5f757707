package io.flowhq.web.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords and says how long the next attempt has to wait. An address may be wrong five times, then waits
 * after each further one: 1 s, 2 s, 4 s and so on, at most 30 s; a right password or a quarter of an hour of peace makes
 * that forgotten. All addresses together may be wrong thirty times before those that never signed in wait as well, up
 * to 10 s, so that many addresses guess no faster than one; who signed in lately is not held up by the others.
 *
 * <p>It is kept in this process alone: each further web process allows as many guesses again, and a restart forgets.
 * Behind a proxy that hides the addresses all callers are one. Not safe for use by several threads at once.
 */
final class LoginThrottle {

    /** How often an address may be wrong before it has to wait. */
    static final int FREELY = 5;

    private static final Slowness ONE = new Slowness(FREELY, Duration.ofSeconds(30));
    private static final Slowness ALL = new Slowness(30, Duration.ofSeconds(10));
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final Duration TRUSTED_FOR = Duration.ofHours(12);
    private static final int MAX_ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Map<String, Wrong> byAddress = new Latest<>();
    private final Map<String, Instant> trusted = new Latest<>();
    private Wrong everywhere = Wrong.NEVER;

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** Zero when the next attempt from there may be looked at now. */
    Duration wait(String address) {
        var now = clock.instant();
        var own = ONE.wait(byAddress.getOrDefault(network(address), Wrong.NEVER), now);
        if (isTrusted(address, now)) {
            return own;
        }
        var shared = ALL.wait(everywhere, now);
        return own.compareTo(shared) > 0 ? own : shared;
    }

    /** @return how many wrong ones have come from there since the last right one */
    int wrong(String address) {
        var now = clock.instant();
        everywhere = everywhere.oneMore(now);
        return byAddress
                .merge(network(address), Wrong.NEVER.oneMore(now), (before, first) -> before.oneMore(now))
                .times();
    }

    void right(String address) {
        byAddress.remove(network(address));
        trusted.put(network(address), clock.instant());
    }

    private boolean isTrusted(String address, Instant now) {
        var since = trusted.get(network(address));
        return since != null && since.plus(TRUSTED_FOR).isAfter(now);
    }

    /** Whoever has one IPv6 address has all of its 64-bit network. */
    private static String network(String address) {
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : address;
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    private record Wrong(int times, Instant last) {

        static final Wrong NEVER = new Wrong(0, Instant.MIN);

        Wrong oneMore(Instant now) {
            return new Wrong(isForgotten(now) ? 1 : times + 1, now);
        }

        boolean isForgotten(Instant now) {
            return times == 0 || !last.plus(FORGOTTEN_AFTER).isAfter(now);
        }
    }

    private record Slowness(int free, Duration longest) {

        Duration wait(Wrong wrong, Instant now) {
            if (wrong.times() < free || wrong.isForgotten(now)) {
                return Duration.ZERO;
            }
            var doubled = Duration.ofSeconds(1L << Math.min(wrong.times() - free, 10));
            var pause = doubled.compareTo(longest) < 0 ? doubled : longest;
            var left = Duration.between(now, wrong.last().plus(pause));
            return left.isPositive() ? left : Duration.ZERO;
        }
    }

    /** Forgets the address that was seen longest ago when there are too many. */
    private static final class Latest<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MAX_ADDRESSES;
        }
    }
}
