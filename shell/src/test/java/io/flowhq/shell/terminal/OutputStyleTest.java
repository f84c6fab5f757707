package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputStyleTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-PT5S, 0 s",
        "PT59S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT3H5M, 3 h 5 min",
        "P1D, 1 d",
        "P2DT4H30M, 2 d 4 h"
    })
    void saysDurationsInAtMostTwoUnits(Duration duration, String said) {
        assertThat(OutputStyle.span(duration)).isEqualTo(said);
    }

    @Test
    void writesInstantsWhenAsked() {
        OutputStyle iso = new OutputStyle(false, true, InstantSource.fixed(NOON));

        assertThat(iso.ago(NOON.minusMillis(1500))).isEqualTo("2026-03-01T11:59:58Z");
        assertThat(iso.ago(null)).isEqualTo("never");
    }

    @Test
    void saysHowLongAgoAndHowSoon() {
        OutputStyle relative = new OutputStyle(false, false, InstantSource.fixed(NOON));

        assertThat(relative.ago(NOON.minusSeconds(40))).isEqualTo("40 s ago");
        assertThat(relative.in(NOON.plusSeconds(90))).isEqualTo("in 1 min");
        assertThat(relative.since(NOON.minusSeconds(7200))).isEqualTo("2 h");
    }
}
