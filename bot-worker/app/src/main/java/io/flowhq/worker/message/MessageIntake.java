package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.InboundOutcome;
import io.flowhq.worker.page.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Takes in what one session's page reports, strictly in its order, and calls the lanes of the chats concerned. While the
 * database is away it holds on to the first report and tries again: the session ends when its lease does, and what was
 * not logged by then is found again on reconnect.
 */
final class MessageIntake {

    private static final Logger log = LoggerFactory.getLogger(MessageIntake.class);

    private static final Duration AFTER_DATABASE_FAULT = Duration.ofSeconds(1);

    /** Longer than any page takes to confirm or refuse a message. */
    private static final Duration AT_MOST_IN_FLIGHT = Duration.ofMinutes(2);

    /** How often a page is asked what was missed before later messages are taken without. */
    private static final int MOST_QUESTIONS = 3;

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS_AROUND = Duration.ofSeconds(15);

    private final SendContext session;
    private final InboundClassifier inboundClassifier;
    private final ReplyPlanner desk;
    private final InstantSource clock;
    private final @Nullable MessageIntake before;
    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final Map<String, ChatQueue> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private sealed interface Report {
        record Arrived(InboundMessage message) implements Report {}

        record Acknowledged(String messageId, int ack) implements Report {}
    }

    /** @param before what the same tenant's page was handled by until now; it is left to finish first */
    MessageIntake(
            SendContext session,
            InboundClassifier inboundClassifier,
            ReplyPlanner desk,
            InstantSource clock,
            @Nullable MessageIntake before) {
        this.session = session;
        this.inboundClassifier = inboundClassifier;
        this.desk = desk;
        this.clock = clock;
        this.before = before;
    }

    /** Takes up what an earlier session left, then whatever comes. */
    void open() {
        threads.execute(this::run);
    }

    void arrived(InboundMessage message) {
        reports.add(new Report.Arrived(message));
    }

    void acknowledged(String messageId, int ack) {
        reports.add(new Report.Acknowledged(messageId, ack));
    }

    /** What is under way comes to its end; nothing new is begun. */
    void end() {
        session.end();
        threads.shutdown();
    }

    private void run() {
        try {
            if (before != null) {
                for (Report report : before.leaveRest()) {
                    insist(() -> take(report));
                }
            }
            insist(this::catchUp);
            insist(this::lookAround);
            Instant lookedAround = clock.instant();
            while (session.isLive()) {
                Report report = reports.poll(1, TimeUnit.SECONDS);
                if (report != null) {
                    insist(() -> take(report));
                }
                if (clock.instant().isAfter(lookedAround.plus(BETWEEN_LOOKS_AROUND))) {
                    insist(this::lookAround);
                    lookedAround = clock.instant();
                }
            }
            logRest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Logs what the page holds and the log does not: messages that came while nobody listened, or whose logging was cut
     * short. What is older than the first link is no business of ours. What came later waits meanwhile, or it would be
     * answered before what came first; a page that never says must not hold it up for good.
     */
    private void catchUp() throws InterruptedException {
        for (int asked = 0; asked < MOST_QUESTIONS && session.isLive(); asked++) {
            Optional<List<InboundMessage>> missed = inboundClassifier.missed(session);
            if (missed.isPresent()) {
                for (InboundMessage message : missed.get()) {
                    inboundClassifier.sort(session, message);
                }
                return;
            }
            session.pause(BETWEEN_QUESTIONS);
        }
    }

    /** A session that lost the tenant may still log what its page had told it. */
    private void lookAround() {
        desk.inbox().chatsWithWork(session.tenant()).forEach(this::call);
    }

    /** A message stays true when the session is over; whoever has the tenant next answers it. */
    private void logRest() {
        try {
            for (Report report = reports.poll(); report != null; report = reports.poll()) {
                if (report instanceof Report.Arrived arrived) {
                    inboundClassifier.sort(session, arrived.message());
                }
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("What was told last waits in the page of tenant {}: {}", session.tenant(), e.getMessage());
        }
    }

    /**
     * Ends, and hands over what was reported and not yet taken. Two may never handle one chat: a send of the one might
     * be in flight while the other looks for it.
     */
    private List<Report> leaveRest() throws InterruptedException {
        end();
        if (!threads.awaitTermination(AT_MOST_IN_FLIGHT.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("An earlier session of tenant {} does not come to its end", session.tenant());
        }
        List<Report> rest = new ArrayList<>();
        reports.drainTo(rest);
        return rest;
    }

    private interface Step {
        void take() throws InterruptedException;
    }

    private void insist(Step step) throws InterruptedException {
        for (boolean first = true; session.isLive(); first = false) {
            try {
                step.take();
                return;
            } catch (DataAccessException | TransactionException e) {
                TenantId tenant = session.tenant();
                if (first) {
                    log.warn("Cannot log what arrived for tenant {}, trying again: {}", tenant, e.getMessage());
                }
                session.pause(AFTER_DATABASE_FAULT);
            } catch (RuntimeException e) {
                log.warn("Passed over something that arrived for tenant {}", session.tenant(), e);
                return;
            }
        }
    }

    private void take(Report report) throws InterruptedException {
        switch (report) {
            case Report.Arrived arrived -> log(arrived.message());
            case Report.Acknowledged acknowledged ->
                desk.answers().acknowledged(session.tenant(), acknowledged.messageId(), acknowledged.ack());
        }
    }

    private void log(InboundMessage message) throws InterruptedException {
        Optional<InboundMessages.Received> received = inboundClassifier.sort(session, message);
        if (received.isEmpty()) {
            return;
        }
        if (received.get().outcome() == InboundOutcome.QUEUE_FULL) {
            desk.askToWait(received.get().message(), session);
        }
        call(received.get().message().chatId());
    }

    private void call(String chatId) {
        lanes.computeIfAbsent(chatId, chat -> new ChatQueue(chat, session, desk, threads))
                .call();
    }
}
