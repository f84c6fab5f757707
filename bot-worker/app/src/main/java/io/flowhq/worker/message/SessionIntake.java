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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
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
    private final OutageLog unsaid;
    private final InboundClassifier inboundClassifier;
    private final UnreadableMessages unreadableMessages;
    private final InboundMessages inboundMessages;
    private final OutboundMessages outboundMessages;
    private final ReplyPlanner replyPlanner;
    private final ChatQueueFactory chatQueues;
    private @Nullable SessionIntake before;
    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private volatile long lastTaken = System.nanoTime();
    private volatile boolean logging;
    private boolean caughtUp;
    private boolean running;
    private @Nullable CompletableFuture<List<InboundMessage>> question;
    private final Map<String, ChatQueue> queues = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private sealed interface Report {
        record Arrived(InboundMessage message) implements Report {}

        record Acknowledged(String messageId, int ack) implements Report {}

        record TextPlanned() implements Report {}

        /** Nothing more is to be waited for. */
        record Closed() implements Report {}
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
        this.unsaid = new OutageLog(log, "The page of tenant " + session.tenant() + " has said what was missed");
        this.inboundClassifier = inboundClassifier;
        this.unreadableMessages = unreadableMessages;
        this.inboundMessages = inboundMessages;
        this.outboundMessages = outboundMessages;
        this.replyPlanner = replyPlanner;
        this.chatQueues = chatQueues;
        this.before = before;
    }

    /** Takes up what an earlier session left, then whatever comes. */
    synchronized void open() {
        running = true;
        threads.execute(this::run);
    }

    /** Empty once the session is gone. */
    Optional<ChatClient> chats() {
        return session.isLive() ? Optional.of(session.chats()) : Optional.empty();
    }

    @Override
    public void arrived(InboundMessage message) {
        report(new Report.Arrived(message));
    }

    @Override
    public void acknowledged(String messageId, int ack) {
        report(new Report.Acknowledged(messageId, ack));
    }

    /** Something that was written elsewhere waits to be sent. */
    void textPlanned() {
        report(new Report.TextPlanned());
    }

    private void report(Report report) {
        if (reports.isEmpty() && !logging) {
            lastTaken = System.nanoTime();
        }
        reports.add(report);
    }

    /** What is under way comes to its end; nothing new is begun. */
    @Override
    public synchronized void close() {
        session.end();
        threads.shutdown();
        if (running) {
            report(new Report.Closed());
        }
    }

    /** Closed, with nothing in flight and nothing left for the next one to take over. */
    boolean isFinished() {
        return threads.isTerminated() && reports.isEmpty();
    }

    private void run() {
        try {
            takeOver();
            repeat(() -> outboundMessages.releaseHeld(session.tenant()));
            repeat(this::catchUp);
            takeWaiting();
            repeat(this::lookAround);
            long lookedAround = System.nanoTime();
            while (session.isLive()) {
                long left = lookedAround + LOOK_AROUND_INTERVAL.toNanos() - System.nanoTime();
                Report report = reports.poll(left, TimeUnit.NANOSECONDS);
                if (report != null) {
                    take(report);
                }
                if (System.nanoTime() - lookedAround >= LOOK_AROUND_INTERVAL.toNanos()) {
                    repeat(this::askAgain);
                    repeat(this::lookAround);
                    lookedAround = System.nanoTime();
                }
            }
            logRest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        running = false;
        reports.removeIf(Report.Closed.class::isInstance);
    }

    /**
     * A page that would not say what was missed is asked until it does, for what it knows is found by nobody else. Nobody
     * waits for it meanwhile.
     */
    private void askAgain() throws InterruptedException {
        CompletableFuture<List<InboundMessage>> asked = question;
        if (!caughtUp && asked == null) {
            question = inboundClassifier.missed(session);
        } else if (asked != null && asked.isDone()) {
            question = null;
            takeMissed(asked);
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
     * answered before what came first; a page that never says must not hold it up for good. From when on it is to be asked
     * is kept until it has said it, over all sessions: what comes later would make it look younger.
     */
    private void catchUp() throws InterruptedException {
        for (int asked = 0; asked < MAX_QUESTIONS && session.isLive() && !caughtUp; asked++) {
            CompletableFuture<List<InboundMessage>> missed = inboundClassifier.missed(session);
            if (!inboundClassifier.isSaidSoon(missed)) {
                question = missed;
                return;
            }
            takeMissed(missed);
            if (!caughtUp) {
                session.pause(QUESTION_RETRY_DELAY);
            }
        }
    }

    /**
     * All of it is logged before anything is answered: the business may have answered on its phone meanwhile, in a line that
     * comes behind those of other chats.
     */
    private void takeMissed(CompletableFuture<List<InboundMessage>> missed) throws InterruptedException {
        try {
            List<InboundMessages.Received> received = new ArrayList<>();
            for (InboundMessage message : missed.get()) {
                log(
                        message,
                        () -> inboundClassifier.sortMissed(session, message).ifPresent(received::add));
            }
            received.stream()
                    .filter(full -> full.outcome() == InboundOutcome.QUEUE_FULL)
                    .forEach(this::takeUp);
            inboundMessages.caughtUp(session.tenant(), session.epoch());
            caughtUp = true;
            unsaid.recovered();
        } catch (ExecutionException e) {
            unsaid.failed("Cannot look for missed messages of tenant " + session.tenant(), e);
        }
    }

    /** What the page has told meanwhile may be that a customer edited or deleted what is to be answered first. */
    private void takeWaiting() throws InterruptedException {
        for (int waiting = reports.size(); waiting > 0 && session.isLive(); waiting--) {
            Report report = reports.poll();
            if (report != null) {
                take(report);
            }
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
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
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
        lastTaken = System.nanoTime();
        switch (report) {
            case Report.Arrived arrived -> log(arrived.message());
            case Report.Acknowledged acknowledged ->
                repeat(() ->
                        outboundMessages.acknowledged(session.tenant(), acknowledged.messageId(), acknowledged.ack()));
            case Report.TextPlanned planned -> repeat(this::lookAround);
            case Report.Closed closed -> {}
        }
    }

    private void log(InboundMessage message) throws InterruptedException {
        log(message, () -> inboundClassifier.sort(session, message).ifPresent(this::takeUp));
    }

    private void log(InboundMessage message, Step sorting) throws InterruptedException {
        lastTaken = System.nanoTime();
        logging = true;
        try {
            insist(sorting);
        } catch (RuntimeException | StackOverflowError | LinkageError fault) {
            repeat(() -> unreadableMessages.setAside(session, inboundClassifier.dated(message), fault));
        } finally {
            logging = false;
        }
    }

    /** For how long nothing that arrived has been taken, whatever the cause; empty when nothing waits. */
    @Override
    public Optional<Duration> holding() {
        return logging || !reports.isEmpty()
                ? Optional.of(Duration.ofNanos(System.nanoTime() - lastTaken))
                : Optional.empty();
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
