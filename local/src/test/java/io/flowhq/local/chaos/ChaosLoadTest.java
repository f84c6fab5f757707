package io.flowhq.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosLoadTest {

    @Test
    void writesOneMessageToEachEveryTwentySecondsUnlessMoreIsAskedFor() {
        ChaosLoad light = ChaosLoad.light(12);

        assertThat(light.burst()).isEqualTo(1);
        assertThat(light.betweenBursts().multipliedBy(12))
                .isBetween(Duration.ofMillis(19_999), Duration.ofMillis(20_001));
    }

    /** A burst has one answer, and a business may give ten a minute. */
    @Test
    void writesSoManyAtOnceThatABusinessCanAnswerThem() {
        ChaosLoad load = new ChaosLoad(12, 5);

        double messagesASecond = load.burst() / (load.betweenBursts().toNanos() / 1e9);
        double burstsAMinute = messagesASecond * 60 / load.burst() / load.tenants();
        assertThat(messagesASecond).isCloseTo(5, Assertions.within(0.01));
        assertThat(burstsAMinute).isLessThanOrEqualTo(4);
    }

    /** One more would be told to wait, and its answer come before those of the fifty. */
    @ParameterizedTest
    @CsvSource({"0.6, 1, 3", "5, 7, 3", "12.8, 16, 3", "16, 20, 2", "24, 30, 1"})
    void writesNoMoreIntoAChatThanItKeepsWaiting(double perSecond, int burst, int burstsOfACustomer) {
        ChaosLoad load = new ChaosLoad(12, perSecond);

        assertThat(load.burst()).isEqualTo(burst);
        assertThat(load.burstsOfACustomer()).isEqualTo(burstsOfACustomer);
    }
}
