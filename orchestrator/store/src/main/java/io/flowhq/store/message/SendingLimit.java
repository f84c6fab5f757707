package io.flowhq.store.message;

import java.time.Duration;

/** At most {@code messages} from the bot of one tenant in any {@code window}, whatever they are. */
public record SendingLimit(int messages, Duration window) {

    /** The limit as operators set it. */
    public static SendingLimit perMinute(int messages) {
        return new SendingLimit(messages, Duration.ofMinutes(1));
    }
}
