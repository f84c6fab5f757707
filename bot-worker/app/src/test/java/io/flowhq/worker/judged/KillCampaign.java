package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.worker.message.PipelineStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Round after round customers write, the worker dies at one step, and the next takes up; then one lives to the end.
 *
 * <p>A worker comes to its step once, twice or three times before it dies, so that some work always gets done and some
 * never; and every other round the customers write while nobody is there.
 */
final class KillCampaign {

    static final int UNLIMITED = 100_000;

    /** Nothing may be excused, so nothing is given up either: what has no answer in the end is pending. */
    static final Duration GRACE = Duration.ofMinutes(30);

    private static final Duration REMAINS = Duration.ofSeconds(20);
    private static final Duration TO_THE_END = Duration.ofSeconds(90);
    private static final List<String> CUSTOMERS = List.of("255711000001", "255711000002");
    private static final List<String> WORDS = List.of("Habari", "bei gani", "nataka miadi", "mko wapi?", "2");

    private final PipelineStep pipelineStep;
    private final int rounds;
    private final Business business;
    private final Map<String, Object> orders;
    private int written;
    private @Nullable WorkerProcess before;

    /** @param orders what every worker is told, see {@link SelfKillingWorker} */
    KillCampaign(PipelineStep pipelineStep, int rounds, Business business, Map<String, Object> orders) {
        this.pipelineStep = pipelineStep;
        this.rounds = rounds;
        this.business = business;
        this.orders = orders;
    }

    Verdict run() throws InterruptedException {
        long began = System.nanoTime();
        if (pipelineStep == PipelineStep.WHILE_SENDING) {
            business.whatsApp().fault(business.number(), "sendDelay", 100);
        }
        for (int round = 1; round <= rounds; round++) {
            play(round);
        }
        try (WorkerProcess last = worker(rounds + 1).start()) {
            last.awaitConnected();
            checkRemains();
            await().atMost(TO_THE_END).until(this::isOver);
            before = last;
        }
        checkRemains();
        Verdict verdict = business.verdict(UNLIMITED, GRACE);
        System.out.printf(
                "%s: %d rounds, %d messages, %d kills; %s; %.1f s%n",
                pipelineStep, rounds, written, rounds, verdict.inWords(), (System.nanoTime() - began) / 1e9);
        return verdict;
    }

    private void play(int round) throws InterruptedException {
        try (WorkerProcess worker = worker(round)
                .with("step", pipelineStep)
                .with("time", 1 + round % 3)
                .start()) {
            if (round == 1) {
                business.link();
            }
            if (round % 2 == 1) {
                worker.awaitConnected();
            }
            customersWrite(round);
            worker.awaitDeath();
            checkRemains();
            before = worker;
        }
    }

    private WorkerProcess.Orders worker(int epoch) {
        return new WorkerProcess.Orders(orders)
                .with("tenant", business.id())
                .with("epoch", epoch)
                .with("limit", UNLIMITED);
    }

    private void customersWrite(int round) {
        for (int n = 0; n < 3; n++) {
            business.hears(CUSTOMERS.get(n % 2), WORDS.get((round + n) % WORDS.size()));
            written++;
        }
    }

    private boolean isOver() {
        return business.verdict(UNLIMITED, GRACE).count("answered") == written && business.isSettled();
    }

    /** Neither the driver nor the browser of a worker that was killed may outlive it for long. */
    private void checkRemains() {
        WorkerProcess killed = before;
        if (killed != null) {
            await().atMost(REMAINS)
                    .untilAsserted(() -> assertThat(killed.remains()).isEmpty());
        }
    }
}
