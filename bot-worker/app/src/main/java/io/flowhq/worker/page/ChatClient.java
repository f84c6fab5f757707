package io.flowhq.worker.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A linked account's chats. Nothing blocks. A future fails with {@link PageRefused} when the page itself said no (its
 * {@link PageRefused#code()} is wa-js's), with {@link PageTimeout} or {@link PageCrashed} when no answer came, after which a
 * send may or may not have happened, and with {@link PageUnavailable} when the session is ending or gone and nothing was done.
 */
public interface ChatClient {

    /**
     * Sends a text under an id chosen before; done when the service has taken it.
     *
     * @param quotedMessageId serialized id of the message to answer, if any
     */
    CompletableFuture<SendResult> send(String chatId, String text, String messageId, @Nullable String quotedMessageId);

    /** The message as the page knows it; empty when it knows none of that id. */
    CompletableFuture<Optional<InboundMessage>> find(String messageId);

    /** What the page holds of all chats with people, written at {@code since} or later, oldest first; at most 100 of a chat. */
    CompletableFuture<List<InboundMessage>> recent(Instant since);

    /** Shows "typing" in the chat for a while. */
    CompletableFuture<Void> typing(String chatId, Duration duration);

    /** Shows that nobody types any more. */
    CompletableFuture<Void> paused(String chatId);

    /** Marks the chat as read. */
    CompletableFuture<Void> seen(String chatId);

    /**
     * What a message carries beside its words.
     *
     * @param most how many bytes there may be; a larger file is refused with {@code media_too_large}
     */
    CompletableFuture<MessageMedia> media(String messageId, int most);

    /** The chat of a number; empty when it is not on WhatsApp. */
    CompletableFuture<Optional<String>> lookUp(String chatId);
}
