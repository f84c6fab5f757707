package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void countsASwapOfNeighboursAsOneSlip() {
        assertThat(Nearest.distance("lsit", "list")).isEqualTo(1);
        assertThat(Nearest.distance("list", "list")).isZero();
        assertThat(Nearest.distance("", "list")).isEqualTo(4);
    }

    @Test
    void findsWhatWasMeant() {
        assertThat(Nearest.to("force-restrat", List.of("restart", "force-restart", "start")))
                .contains("force-restart");
    }

    @Test
    void prefersTheWordThatWasBegun() {
        assertThat(Nearest.to("st", List.of("abst", "stop"))).contains("stop");
    }
}
