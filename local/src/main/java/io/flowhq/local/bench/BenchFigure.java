package io.flowhq.local.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param bench which benchmark it belongs to
 * @param figure what was measured
 * @param n how many measurements it comes from
 * @param baseline the same figure of what it is compared with in the same run; null where nothing is
 * @param ratio value by baseline; null without one
 * @param note what the value includes
 */
public record BenchFigure(
        String bench,
        String figure,
        double value,
        String unit,
        int n,
        @Nullable Double baseline,
        @Nullable Double ratio,
        String note) {

    static BenchFigure of(String bench, String figure, double value, String unit, int n, String note) {
        return new BenchFigure(bench, figure, rounded(value, 100), unit, n, null, null, note);
    }

    /** The same figure beside that of what it is compared with. */
    BenchFigure against(double other) {
        Double ratio = other > 0 ? rounded(value / other, 100) : null;
        return new BenchFigure(bench, figure, value, unit, n, rounded(other, 100), ratio, note);
    }

    /** Median and 99th percentile of measurements, the latter the greatest of fewer than a hundred. */
    static List<BenchFigure> percentiles(String bench, List<Long> millis, String note) {
        return percentiles(bench, "", millis, note);
    }

    /** @param prefix what the two are called beside their percentile, with a blank at its end */
    static List<BenchFigure> percentiles(String bench, String prefix, List<Long> millis, String note) {
        List<Long> sorted = millis.stream().sorted().toList();
        return List.of(
                of(bench, prefix + "p50", percentile(sorted, 0.50), "ms", sorted.size(), note),
                of(bench, prefix + "p99", percentile(sorted, 0.99), "ms", sorted.size(), note));
    }

    static long percentile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }

    private static double rounded(double value, int parts) {
        return (double) Math.round(value * parts) / parts;
    }
}
