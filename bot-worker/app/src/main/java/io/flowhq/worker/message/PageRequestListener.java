package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.page.PageMedia;
import io.flowhq.store.page.PageRequest;
import io.flowhq.store.page.PageRequests;
import io.flowhq.worker.page.ChatClient;
import io.flowhq.worker.page.PageRefused;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Puts to a session's page what programs ask of it and writes the answers down. A request that is lost with its process
 * stays without an answer, and whoever asked is told so.
 */
@Component
class PageRequestListener implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(PageRequestListener.class);

    /** As long as WhatsApp itself shows typing that nobody renews. */
    private static final Duration TYPING_TIME = Duration.ofSeconds(25);

    private final SessionIntakes sessions;
    private final PageRequests requests;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AutoCloseable subscription;

    PageRequestListener(ChangeSubscriptions changes, SessionIntakes sessions, PageRequests requests) {
        this.sessions = sessions;
        this.requests = requests;
        this.subscription = changes.subscribe(this::changed);
    }

    private void changed(ChangeNotification change) {
        TenantId tenant = change.tenant();
        if (change.kind() == ChangeNotification.Kind.PAGE_REQUEST && tenant != null) {
            sessions.chatsOf(tenant).ifPresent(chats -> threads.execute(() -> serve(tenant, chats)));
        }
    }

    private void serve(TenantId tenant, ChatClient chats) {
        try {
            requests.take(tenant)
                    .forEach(request -> putAlone(request, chats)
                            .whenCompleteAsync((answer, failure) -> answer(request, answer, failure), threads));
        } catch (DataAccessException | TransactionException away) {
            log.debug("Requests to the page of tenant {} stay unanswered: {}", tenant, away.getMessage());
        }
    }

    /** A request that the page cannot even be asked is answered as refused, and the others are put. */
    private CompletableFuture<@Nullable String> putAlone(PageRequest request, ChatClient chats) {
        try {
            return put(request, chats);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Typing ends by itself and is answered for as soon as it has begun. */
    private CompletableFuture<@Nullable String> put(PageRequest request, ChatClient chats) {
        String chat = request.chatId();
        return switch (request.kind()) {
            case SEEN -> chats.seen(chat).thenApply(done -> null);
            case PAUSED -> chats.paused(chat).thenApply(done -> null);
            case NUMBER -> chats.lookUp(chat).thenApply(found -> found.orElse(null));
            case MEDIA -> fetched(request, chats);
            case TYPING -> begun(chats.typing(chat, TYPING_TIME));
        };
    }

    private CompletableFuture<@Nullable String> fetched(PageRequest request, ChatClient chats) {
        String message = Objects.requireNonNull(request.messageId());
        return chats.media(message, PageMedia.MAX_BYTES)
                .thenAcceptAsync(
                        media -> requests.deliver(request, new PageMedia(media.type(), media.content())), threads)
                .thenApply(delivered -> null);
    }

    private static CompletableFuture<@Nullable String> begun(CompletableFuture<Void> typing) {
        return typing.isCompletedExceptionally()
                ? typing.thenApply(never -> null)
                : CompletableFuture.completedFuture(null);
    }

    private void answer(PageRequest request, @Nullable String answer, @Nullable Throwable failure) {
        try {
            requests.answer(request, answer, failure == null ? null : code(failure));
        } catch (DataAccessException | TransactionException away) {
            log.debug("{} stays unanswered: {}", request, away.getMessage());
        }
    }

    private static String code(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof PageRefused refused ? refused.code() : "page_unavailable";
    }

    @Override
    public void destroy() throws Exception {
        subscription.close();
        threads.shutdownNow();
    }
}
