package io.flowhq.store.message;

import org.jspecify.annotations.Nullable;

/** What became of a request to send a text. */
public sealed interface PlannedText {

    /** It is written down and will be sent in its turn. */
    record Planned(MessageLog message) implements PlannedText {}

    /** The same author asked for the same under this key within a day; nothing more is sent. */
    record Repeated(MessageLog message) implements PlannedText {}

    /** The same author used this key within a day for something else. */
    record KeyReused() implements PlannedText {}

    /**
     * As many texts of the tenant wait as may.
     *
     * @param seconds until the limit has room for the next one
     */
    record Full(long seconds) implements PlannedText {}

    /** The message to reply to is none of this chat's. */
    record UnknownQuote(@Nullable String quotes) implements PlannedText {}
}
