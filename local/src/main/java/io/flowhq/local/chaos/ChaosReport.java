package io.flowhq.local.chaos;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What came of a run.
 *
 * @param messages what customers wrote
 * @param lost questions without an answer, those still pending after the quiet time included
 * @param overLimit sliding minutes with more than a business may send
 * @param misdirected answers in a chat they do not belong to
 * @param uncertain answers of which nobody can know whether they were sent
 * @param kills disturbances of any kind
 * @param recoveryP50Ms from a disturbance until every business had answered a question asked right after it, in ms
 * @param rescans businesses whose device is not the one linked at the beginning, or that wait for a scan
 * @param seed what plays the same disturbances again
 */
public record ChaosReport(
        int messages,
        int lost,
        int doubled,
        int inverted,
        int overLimit,
        int misdirected,
        int uncertain,
        int kills,
        long recoveryP50Ms,
        long recoveryP99Ms,
        int rescans,
        long seed) {

    static ChaosReport of(JsonNode verdict, int uncertain, List<Duration> recoveries, int rescans, long seed) {
        List<Duration> sorted = recoveries.stream().sorted().toList();
        return new ChaosReport(
                verdict.path("inbound").asInt(),
                verdict.path("lost").asInt() + verdict.path("pending").asInt(),
                verdict.path("doubled").asInt(),
                verdict.path("inverted").asInt(),
                verdict.path("overLimit").asInt(),
                verdict.path("misdirected").asInt(),
                uncertain,
                recoveries.size(),
                percentile(sorted, 0.50),
                percentile(sorted, 0.99),
                rescans,
                seed);
    }

    /** Nothing that a run must not show. */
    public boolean isClean() {
        return lost + doubled + inverted + overLimit + misdirected + rescans == 0;
    }

    private static long percentile(List<Duration> sorted, double share) {
        return sorted.isEmpty()
                ? 0
                : sorted.get((int) Math.ceil(sorted.size() * share) - 1).toMillis();
    }
}
