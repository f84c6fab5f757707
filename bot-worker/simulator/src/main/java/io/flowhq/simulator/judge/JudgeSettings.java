package io.flowhq.simulator.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the business is held to.
 *
 * @param limit how many messages its devices may send in any 60 seconds
 * @param grace how long an answer may take
 * @param since only questions and windows from then on are judged
 * @param takeover how long the business is left alone in a chat in which a person has taken over
 * @param handOff words by which a customer asks for a person
 * @param phone the only business that is judged, by its number; null for all
 * @param burst a message that follows the one before it in its chat within this time may be answered together with it; zero for none
 */
public record JudgeSettings(
        int limit,
        Duration grace,
        @Nullable Instant since,
        Duration takeover,
        List<String> handOff,
        @Nullable String phone,
        Duration burst) {

    static final Duration MINUTE = Duration.ofSeconds(60);

    public static JudgeSettings usual() {
        return new JudgeSettings(
                10, Duration.ofSeconds(60), null, Duration.ofHours(1), List.of("human", "mtu"), null, Duration.ZERO);
    }

    boolean judges(String number, Instant at) {
        return (phone == null || phone.equals(number)) && (since == null || !at.isBefore(since));
    }
}
