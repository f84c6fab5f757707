package io.flowhq.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BenchFigureTest {

    @Test
    void givesTheGreatestOfFewMeasurementsAsTheir99thPercentile() {
        List<BenchFigure> figures = BenchFigure.percentiles("start", List.of(30L, 10L, 20L), "note");

        assertThat(figures).extracting(BenchFigure::figure).containsExactly("p50", "p99");
        assertThat(figures).extracting(BenchFigure::value).containsExactly(20.0, 30.0);
    }

    @Test
    void leavesOutOneOfAHundredAtThe99thPercentile() {
        List<Long> sorted = LongStream.rangeClosed(1, 100).boxed().toList();

        assertThat(BenchFigure.percentile(sorted, 0.99)).isEqualTo(99);
    }

    @Test
    void comparesWithWhatWasMeasuredInTheSameRun() {
        BenchFigure figure = BenchFigure.of("memory", "per linked tenant", 200, "MB", 8, "note")
                .against(400);

        assertThat(figure.baseline()).isEqualTo(400);
        assertThat(figure.ratio()).isEqualTo(0.5);
    }

    @Test
    void hasNoRatioToNothing() {
        assertThat(BenchFigure.of("memory", "CPU", 1, "%", 8, "note").against(0).ratio())
                .isNull();
    }
}
