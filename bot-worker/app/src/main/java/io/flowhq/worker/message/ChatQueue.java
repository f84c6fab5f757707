package io.flowhq.worker.message;

import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.OutboundMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Deals with one chat, one message at a time, in the order of the log. It keeps nothing: whatever it was doing when it
 * ended, the next lane of this chat reads from the log.
 */
final class ChatQueue {

    private static final Logger log = LoggerFactory.getLogger(ChatQueue.class);

    private static final Duration AFTER_DATABASE_FAULT = Duration.ofSeconds(1);

    private final String chatId;
    private final SendContext session;
    private final ReplyPlanner desk;
    private final Executor threads;
    private final AtomicInteger calls = new AtomicInteger();

    ChatQueue(String chatId, SendContext session, ReplyPlanner desk, Executor threads) {
        this.chatId = chatId;
        this.session = session;
        this.desk = desk;
        this.threads = threads;
    }

    /** Something may wait in this chat. */
    void call() {
        if (session.isLive() && calls.getAndIncrement() == 0) {
            try {
                threads.execute(this::run);
            } catch (RejectedExecutionException ending) {
                // The session ended just now: what waits here is taken up by the next one.
            }
        }
    }

    private void run() {
        int seen;
        do {
            seen = calls.get();
            try {
                while (session.isLive() && takeUpNext()) {}
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        } while (!calls.compareAndSet(seen, 0));
    }

    /** One message that nothing can be made of must not hold up those behind it. */
    private void takeUp(InboundMessageRow message) throws InterruptedException {
        try {
            desk.takeUp(message, session);
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("Message {} of tenant {} failed", message.id(), session.tenant(), e);
            desk.giveUp(message, session);
        }
    }

    private boolean takeUpNext() throws InterruptedException {
        try {
            Optional<OutboundMessage> answer = desk.answers().unfinished(session.tenant(), chatId);
            if (answer.isPresent()) {
                desk.delivery().deliver(answer.get(), session);
                return true;
            }
            Optional<InboundMessageRow> message = desk.inbox().next(session.tenant(), chatId);
            if (message.isPresent()) {
                takeUp(message.get());
            }
            return message.isPresent();
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            session.pause(AFTER_DATABASE_FAULT);
            return true;
        } catch (DataAccessException e) {
            log.warn("A chat of tenant {} cannot go on: {}", session.tenant(), e.getMessage());
            session.pause(AFTER_DATABASE_FAULT);
            return true;
        }
    }
}
