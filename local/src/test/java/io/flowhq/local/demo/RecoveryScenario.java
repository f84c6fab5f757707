package io.flowhq.local.demo;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Strikes a platform under traffic and prints how its businesses come through. */
record RecoveryScenario(
        SimulatedWhatsApp whatsApp, Consumer<Business> awaitRunning, Customers customers, List<Business> businesses) {

    RecoveryScenario(LivePlatform platform, Customers customers, List<Business> businesses) {
        this(platform.whatsApp(), business -> platform.awaitPhase(business, "RUNNING"), customers, businesses);
    }

    interface Blow {
        void strike() throws Exception;
    }

    /** Answers how long it took until every business had answered a question asked right after the blow and was RUNNING. */
    Duration of(String what, Blow blow) throws Exception {
        try (AnswerDelays answerDelays = AnswerDelays.of(whatsApp, businesses)) {
            long start = System.nanoTime();
            blow.strike();
            Duration answered = customers.untilAllAnswer();
            businesses.forEach(awaitRunning);
            Duration running = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf(
                    Locale.ROOT,
                    "%-34s every business answered after %5.1f s, RUNNING after %5.1f s; longest silence of each: %s%n",
                    what,
                    seconds(answered),
                    seconds(running),
                    businesses.stream()
                            .map(business ->
                                    String.format(Locale.ROOT, "%.1f s", seconds(answerDelays.longest(business))))
                            .collect(Collectors.joining(", ")));
            return running;
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
