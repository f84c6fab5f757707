package io.flowhq.worker.message;

import io.flowhq.runtime.log.OutageLog;
import io.flowhq.store.failure.DatabaseFailures;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.OutboundMessage;
import io.flowhq.store.message.OutboundMessages;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Deals with one chat, one message at a time, in the order of the log. It keeps nothing: whatever it was doing when it
 * ended, the next queue of this chat reads from the log.
 */
final class ChatQueue {

    private static final Logger log = LoggerFactory.getLogger(ChatQueue.class);

    private static final Duration DATABASE_RETRY_DELAY = Duration.ofSeconds(1);

    private static final int MAX_ERRORS = 3;

    private static final Duration HELD_LOOK_INTERVAL = Duration.ofMinutes(1);

    private final String chatId;
    private final SendContext session;
    private final OutageLog outage;
    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ReplyPlanner replyPlanner;
    private final ReplySender replySender;
    private final Executor threads;
    private final AtomicInteger calls = new AtomicInteger();
    private long failing;
    private int errors;

    ChatQueue(
            String chatId,
            SendContext session,
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ReplyPlanner replyPlanner,
            ReplySender replySender,
            Executor threads) {
        this.chatId = chatId;
        this.session = session;
        this.outage = new OutageLog(log, "A chat of tenant " + session.tenant() + " goes on");
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.replyPlanner = replyPlanner;
        this.replySender = replySender;
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
        boolean ended = false;
        try {
            int seen;
            do {
                seen = calls.get();
                while (session.isLive() && takeUpNext()) {}
            } while (!calls.compareAndSet(seen, 0));
            ended = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            log.error("A chat of tenant {} stopped; it is taken up with the next message", session.tenant(), e);
        } finally {
            if (!ended) {
                calls.set(0);
            }
        }
    }

    private boolean takeUpNext() throws InterruptedException {
        try {
            Optional<OutboundMessage> answer = outboundMessages.unfinished(session.tenant(), chatId);
            if (answer.isPresent()) {
                deliver(answer.get());
                return true;
            }
            Optional<InboundMessageRow> message = inboundMessages.next(session.tenant(), chatId);
            if (message.isPresent()) {
                takeUp(message.get());
                return true;
            }
            Optional<OutboundMessage> held = outboundMessages.held(session.tenant(), chatId, HELD_LOOK_INTERVAL);
            if (held.isPresent()) {
                replySender.lookAgain(held.get(), session);
            }
            outage.recovered();
            return held.isPresent();
        } catch (DataAccessException | TransactionException e) {
            outage.failed("A chat of tenant " + session.tenant() + " cannot go on", e);
            session.pause(DATABASE_RETRY_DELAY);
            return true;
        }
    }

    /** An answer that the database refuses for good must not hold up what comes after it. */
    private void deliver(OutboundMessage answer) throws InterruptedException {
        try {
            replySender.deliver(answer, session);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            if (DatabaseFailures.isTransient(e) || isTriedAgain(answer.id(), e)) {
                throw e;
            }
            log.warn("Answer {} of tenant {} failed", answer.id(), session.tenant(), e);
            replySender.giveUp(answer, session);
        }
    }

    /** A message that nothing can be made of must not hold up those behind it. */
    private void takeUp(InboundMessageRow message) throws InterruptedException {
        try {
            replyPlanner.takeUp(message, session);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            if (DatabaseFailures.isTransient(e) || isTriedAgain(message.id(), e)) {
                throw e;
            }
            log.warn("Message {} of tenant {} failed", message.id(), session.tenant(), e);
            replyPlanner.giveUp(message, session);
        }
    }

    /** An error may be the process's own and pass; one that comes back is the row's. */
    private boolean isTriedAgain(long row, Throwable failure) {
        if (!(failure instanceof Error)) {
            return false;
        }
        errors = row == failing ? errors + 1 : 1;
        failing = row;
        return errors < MAX_ERRORS;
    }
}
