package io.flowhq.worker.judged;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.replies.Replies;
import io.flowhq.replies.ReplyLanguage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Messages in 5 chats of one business that may send 10 a minute, while its worker is killed from outside again and again:
 * the first part within one window, the second after it has slid on. Two windows full in the suite, three as a campaign.
 *
 * <p>All of them wait their turn and are answered, those that are written while nobody is there as well; nobody is warned.
 */
final class Burst {

    static final int LIMIT = 10;
    static final int MESSAGES = KilledWorkerTest.CAMPAIGN ? 30 : 20;

    private static final int CONCURRENCY = KilledWorkerTest.CAMPAIGN ? 6 : 3;
    private static final int CHATS = 5;
    private static final int WHILE_AWAY = 2;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Business business;
    private final WorkerProcess.Orders orders;
    private int epoch = 1;
    private int written;
    private int kills;

    Burst(Business business, Map<String, Object> orders) {
        this.business = business;
        this.orders =
                new WorkerProcess.Orders(orders).with("tenant", business.id()).with("limit", LIMIT);
    }

    /** @param sent what the business said, in all its chats, in the order of time */
    record Outcome(Verdict verdict, List<Line> sent, String warning) {

        long warningsIn(Instant from, Instant to) {
            return sent.stream()
                    .filter(line -> line.text().equals(warning))
                    .filter(line -> !line.at().isBefore(from) && line.at().isBefore(to))
                    .count();
        }
    }

    /** One message of the business as its customer sees it. */
    record Line(Instant at, String text) {}

    Outcome run() throws InterruptedException {
        long began = System.nanoTime();
        WorkerProcess last = orders.with("epoch", epoch).start();
        try {
            business.link();
            awaitReady(last);
            last = writeAndKill(last, CONCURRENCY);
            awaitReady(last);
            last = writeAndKill(last, CONCURRENCY);
            awaitReady(last);
            write(2);
            awaitLogged(0);
            Instant first = await().atMost(TIMEOUT)
                    .until(this::sent, lines -> !lines.isEmpty())
                    .get(0)
                    .at();
            await().atMost(WINDOW.plus(TIMEOUT)).until(() -> Instant.now().isAfter(first.plus(WINDOW)));
            last = writeAndKill(last, 2);
            awaitReady(last);
            last = writeAndKill(last, 1);
            awaitReady(last);
            write(MESSAGES - written);
            awaitLogged(0);
            await().atMost(WINDOW.multipliedBy(4)).until(business::isSettled);
        } finally {
            last.close();
        }
        Outcome outcome = new Outcome(
                business.verdict(LIMIT, KillCampaign.GRACE),
                sent(),
                Replies.load().texts().rateWarning(business.tenant().businessName(), ReplyLanguage.SW));
        System.out.printf(
                "burst: %d messages in %d chats, %d kills; %s, %d sent, %d warnings; %.1f s%n",
                written,
                CHATS,
                kills,
                outcome.verdict().inWords(),
                outcome.sent().size(),
                outcome.warningsIn(Instant.MIN, Instant.MAX),
                (System.nanoTime() - began) / 1e9);
        return outcome;
    }

    private WorkerProcess writeAndKill(WorkerProcess worker, int messages) throws InterruptedException {
        write(messages);
        awaitLogged(WHILE_AWAY);
        worker.kill();
        kills++;
        write(WHILE_AWAY);
        return orders.with("epoch", ++epoch).start();
    }

    /**
     * Connected, and a second has gone by: WhatsApp's time of a message has no fractions, so one of the very second might
     * have been written before, and is kept waiting rather than closed.
     */
    private static void awaitReady(WorkerProcess worker) {
        worker.awaitConnected();
        Instant connected = Instant.now();
        await().until(() -> Instant.now().isAfter(connected.plusSeconds(1)));
    }

    private void write(int messages) {
        for (int n = 0; n < messages; n++) {
            business.hears(customer(written++ % CHATS), "bei gani");
        }
    }

    /** The worker is in the middle of it: all but a few are in its log. */
    private void awaitLogged(int but) {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(20)).until(() -> business.heard() >= written - but);
    }

    private List<Line> sent() {
        List<Line> lines = new ArrayList<>();
        for (int chat = 0; chat < CHATS; chat++) {
            for (JsonNode line : business.chatWith(customer(chat))) {
                if (line.required("by").asText().equals("device")) {
                    lines.add(new Line(
                            Instant.parse(line.required("at").asText()),
                            line.required("text").asText()));
                }
            }
        }
        lines.sort(Comparator.comparing(Line::at));
        return lines;
    }

    private static String customer(int chat) {
        return Long.toString(255_711_000_000L + chat);
    }
}
