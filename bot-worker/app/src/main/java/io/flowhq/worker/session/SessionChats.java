package io.flowhq.worker.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.session.SessionAssignment;
import io.flowhq.worker.page.ChatClient;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.page.MessageMedia;
import io.flowhq.worker.page.PageUnavailable;
import io.flowhq.worker.page.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The chats of one connected page, until it is lost or its session begins to close; counts the sends in flight. */
final class SessionChats implements LinkedChats {

    private final SessionAssignment session;
    private final String ownNumber;
    private final ChatClient page;
    private final Instant remembersSince;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean closed;

    SessionChats(SessionAssignment session, String ownNumber, ChatClient page, Instant remembersSince) {
        this.session = session;
        this.ownNumber = ownNumber;
        this.page = page;
        this.remembersSince = remembersSince;
    }

    /** Refuses every further question; those in flight go on. */
    void close() {
        closed = true;
    }

    int sendsInFlight() {
        return inFlight.get();
    }

    @Override
    public TenantId tenant() {
        return session.tenant();
    }

    @Override
    public Epoch epoch() {
        return session.epoch();
    }

    @Override
    public String ownNumber() {
        return ownNumber;
    }

    @Override
    public Instant remembersSince() {
        return remembersSince;
    }

    @Override
    public CompletableFuture<SendResult> send(
            String chatId, String text, String messageId, @Nullable String quotedMessageId) {
        inFlight.incrementAndGet();
        return asked(() -> page.send(chatId, text, messageId, quotedMessageId))
                .whenComplete((sent, failure) -> inFlight.decrementAndGet());
    }

    @Override
    public CompletableFuture<Optional<InboundMessage>> find(String messageId) {
        return asked(() -> page.find(messageId));
    }

    @Override
    public CompletableFuture<List<InboundMessage>> recent(Instant since) {
        return asked(() -> page.recent(since));
    }

    @Override
    public CompletableFuture<Void> typing(String chatId, Duration duration) {
        return asked(() -> page.typing(chatId, duration));
    }

    @Override
    public CompletableFuture<Void> paused(String chatId) {
        return asked(() -> page.paused(chatId));
    }

    @Override
    public CompletableFuture<Void> seen(String chatId) {
        return asked(() -> page.seen(chatId));
    }

    @Override
    public CompletableFuture<MessageMedia> media(String messageId, int most) {
        return asked(() -> page.media(messageId, most));
    }

    @Override
    public CompletableFuture<Optional<String>> lookUp(String chatId) {
        return asked(() -> page.lookUp(chatId));
    }

    private <T> CompletableFuture<T> asked(Supplier<CompletableFuture<T>> question) {
        if (closed) {
            return CompletableFuture.failedFuture(new PageUnavailable("the session is closing"));
        }
        try {
            return question.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
