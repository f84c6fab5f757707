package io.flowhq.worker.message;

import io.flowhq.runtime.log.OutageLog;
import io.flowhq.store.failure.DatabaseFailures;
import io.flowhq.store.message.InboundMessages;
import io.flowhq.store.message.InboundOutcome;
import io.flowhq.store.message.OutboundMessages;
import io.flowhq.worker.page.ChatClient;
import io.flowhq.worker.page.InboundMessage;
import io.flowhq.worker.session.MessageIntake;
import java.time.Duration;
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
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Takes in what one session's page reports, strictly in its order, and calls the queues of the chats concerned. While the
 * database is away it holds on to the first report and tries again: the session ends when its lease does, and what was
 * not logged by then is found again on reconnect. A report that nothing can be made of costs itself only.
 */
final class SessionIntake implements MessageIntake {

    private static final Logger log = LoggerFactory.getLogger(SessionIntake.class);

    private static final Duration MIN_RETRY_DELAY = Duration.ofMillis(500);

    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(5);

    /** Longer than any page takes to confirm or refuse a message. */
    private static final Duration HANDOVER_TIMEOUT = Duration.ofMinutes(2);

    /** How often a page is asked what was missed before later messages are taken without. */
    private static final int MAX_QUESTIONS = 3;

    private static final Duration QUESTION_RETRY_DELAY = Duration.ofSeconds(2);

    private static final Duration LOOK_AROUND_INTERVAL = Duration.ofSeconds(15);

    private final SendContext session;
    private final OutageLog outage;
    private final InboundClassifier inboundClassifier;
    private final UnreadableMessages unreadableMessages;
    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ReplyPlanner replyPlanner;
    private final ChatQueueFactory chatQueues;
    private @Nullable SessionIntake before;
    private volatile long loggingSince;
    private volatile boolean logging;
    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final Map<String, ChatQueue> queues = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private sealed interface Report {
        record Arrived(InboundMessage message) implements Report {}

        record Acknowledged(String messageId, int ack) implements Report {}

        record TextPlanned() implements Report {}
    }

    /** @param before what the same tenant's page was handled by until now; it is left to finish first */
    SessionIntake(
            SendContext session,
            InboundClassifier inboundClassifier,
            UnreadableMessages unreadableMessages,
            InboundMessages inboundMessages,
            OutboundMessages outboundMessages,
            ReplyPlanner replyPlanner,
            ChatQueueFactory chatQueues,
            @Nullable SessionIntake before) {
        this.session = session;
        this.outage = new OutageLog(log, "Logging again what arrives for tenant " + session.tenant());
        this.inboundClassifier = inboundClassifier;
        this.unreadableMessages = unreadableMessages;
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.replyPlanner = replyPlanner;
        this.chatQueues = chatQueues;
        this.before = before;
    }

    /** Takes up what an earlier session left, then whatever comes. */
    void open() {
        threads.execute(this::run);
    }

    /** Empty once the session is gone. */
    Optional<ChatClient> chats() {
        return session.isLive() ? Optional.of(session.chats()) : Optional.empty();
    }

    @Override
    public void arrived(InboundMessage message) {
        reports.add(new Report.Arrived(message));
    }

    @Override
    public void acknowledged(String messageId, int ack) {
        reports.add(new Report.Acknowledged(messageId, ack));
    }

    /** Something that was written elsewhere waits to be sent. */
    void textPlanned() {
        reports.add(new Report.TextPlanned());
    }

    /** What is under way comes to its end; nothing new is begun. */
    @Override
    public void close() {
        session.end();
        threads.shutdown();
    }

    private void run() {
        try {
            takeOver();
            repeat(() -> outboundMessages.releaseHeld(session.tenant()));
            repeat(this::catchUp);
            repeat(this::lookAround);
            long lookedAround = System.nanoTime();
            while (session.isLive()) {
                Report report = reports.poll(1, TimeUnit.SECONDS);
                if (report != null) {
                    take(report);
                }
                if (System.nanoTime() - lookedAround > LOOK_AROUND_INTERVAL.toNanos()) {
                    repeat(this::lookAround);
                    lookedAround = System.nanoTime();
                }
            }
            logRest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports that an earlier session did not come to; it is forgotten with them. */
    private void takeOver() throws InterruptedException {
        SessionIntake earlier = before;
        before = null;
        if (earlier != null) {
            for (Report report : earlier.leaveRest()) {
                take(report);
            }
        }
    }

    /**
     * Logs what the page holds and the log does not: messages that came while nobody listened, or whose logging was cut
     * short. What is older than the first link is no business of ours. What came later waits meanwhile, or it would be
     * answered before what came first; a page that never says must not hold it up for good.
     */
    private void catchUp() throws InterruptedException {
        for (int asked = 0; asked < MAX_QUESTIONS && session.isLive(); asked++) {
            Optional<List<InboundMessage>> missed = inboundClassifier.missed(session);
            if (missed.isPresent()) {
                for (InboundMessage message : missed.get()) {
                    log(message);
                }
                return;
            }
            session.pause(QUESTION_RETRY_DELAY);
        }
    }

    /** A session that lost the tenant may still log what its page had told it. */
    private void lookAround() {
        inboundMessages.chatsWithWork(session.tenant()).forEach(this::call);
    }

    /**
     * A message stays true when the session is over; whoever has the tenant next answers it. While the database is away
     * it is tried for as long as this process lives.
     */
    private void logRest() throws InterruptedException {
        for (Report report = reports.poll(); report != null; report = reports.poll()) {
            if (report instanceof Report.Arrived arrived) {
                log(arrived.message());
            }
        }
    }

    /**
     * Ends, and hands over what was reported and not yet taken. Two may never handle one chat: a send of the one might
     * be in flight while the other looks for it.
     */
    private List<Report> leaveRest() throws InterruptedException {
        close();
        if (!threads.awaitTermination(HANDOVER_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("An earlier session of tenant {} does not come to its end", session.tenant());
        }
        List<Report> rest = new ArrayList<>();
        reports.drainTo(rest);
        return rest;
    }

    private interface Step {
        void take() throws InterruptedException;
    }

    /** Repeats a step that the database does not take for now; one that it never takes is passed over. */
    private void repeat(Step step) throws InterruptedException {
        try {
            insist(step);
        } catch (RuntimeException e) {
            log.warn("Passed over a step for tenant {}", session.tenant(), e);
        }
    }

    /** At least once, also when the session has just ended; until the database takes it or never will. */
    private void insist(Step step) throws InterruptedException {
        BackOffExecution backOff = backOff();
        while (true) {
            try {
                step.take();
                outage.recovered();
                return;
            } catch (RuntimeException e) {
                if (!DatabaseFailures.isTransient(e)) {
                    throw e;
                }
                outage.failed("Cannot log what arrived for tenant " + session.tenant() + ", trying again", e);
                Thread.sleep(backOff.nextBackOff());
            }
        }
    }

    private static BackOffExecution backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(MIN_RETRY_DELAY.toMillis(), 2);
        backOff.setMaxInterval(MAX_RETRY_DELAY.toMillis());
        return backOff.start();
    }

    private void take(Report report) throws InterruptedException {
        switch (report) {
            case Report.Arrived arrived -> log(arrived.message());
            case Report.Acknowledged acknowledged ->
                repeat(() ->
                        outboundMessages.acknowledged(session.tenant(), acknowledged.messageId(), acknowledged.ack()));
            case Report.TextPlanned planned -> repeat(this::lookAround);
        }
    }

    private void log(InboundMessage message) throws InterruptedException {
        loggingSince = System.nanoTime();
        logging = true;
        try {
            insist(() -> inboundClassifier.sort(session, message).ifPresent(this::takeUp));
        } catch (RuntimeException fault) {
            insist(() -> unreadableMessages.setAside(session, inboundClassifier.dated(message), fault));
        } finally {
            logging = false;
        }
    }

    /** For how long the database has not taken the message whose turn it is; empty when none is being logged. */
    @Override
    public Optional<Duration> holding() {
        return logging ? Optional.of(Duration.ofNanos(System.nanoTime() - loggingSince)) : Optional.empty();
    }

    private void takeUp(InboundMessages.Received received) {
        if (received.outcome() == InboundOutcome.QUEUE_FULL && session.isLive()) {
            replyPlanner.askToWait(received.message(), session);
        }
        call(received.message().chatId());
    }

    private void call(String chatId) {
        queues.computeIfAbsent(chatId, chat -> chatQueues.queue(chat, session, threads))
                .call();
    }
}
