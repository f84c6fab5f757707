package io.flowhq.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.scenario.Business;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShuffledFaultsTest {

    private static final int ROUND = 39;

    @Test
    void playsTheSameAgainWithTheSameSeed() {
        assertThat(first(50, 7)).isEqualTo(first(50, 7)).isNotEqualTo(first(50, 8));
    }

    @Test
    void playsEveryKindInEachRound() {
        assertThat(pageFaults(first(ROUND, 7)))
                .doesNotHaveDuplicates()
                .hasSize(22)
                .contains("deaf", "sendResult", "hang", "storageLost", "conflict", "crashRenderer, neverReady");
        assertThat(first(ROUND, 7))
                .filteredOn(InjectedFault.Kill.class::isInstance)
                .hasSize(12);
    }

    /** A second conflict within ten minutes is left to a person. */
    @Test
    void takesTheAccountOfNoBusinessTwice() {
        assertThat(first(5 * ROUND, 7))
                .filteredOn(fault -> fault.description().startsWith("conflict"))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    private static List<String> pageFaults(List<InjectedFault> faults) {
        return faults.stream()
                .filter(InjectedFault.PageFault.class::isInstance)
                .map(fault -> fault.description().replaceFirst(" in the page of .*", ""))
                .toList();
    }

    private static List<InjectedFault> first(int count, long seed) {
        Random random = new Random(seed);
        List<Business> businesses =
                List.of(new Business("a", "255716000001", "d"), new Business("b", "255716000002", "e"));
        FaultChoice faults = new ShuffledFaults();
        return Stream.generate(() -> faults.next(random, businesses, List.of("bot-worker-1", "bot-worker-2")))
                .limit(count)
                .toList();
    }
}
