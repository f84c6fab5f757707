package io.flowhq.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

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
}
