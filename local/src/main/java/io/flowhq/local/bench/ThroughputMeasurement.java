package io.flowhq.local.bench;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * As many messages as the platform answers when nothing holds it back: no limit, no quiet window, no typing. First one at a
 * time, which yields a reply's own time, then many at once.
 */
final class ThroughputMeasurement implements BenchMeasurement {

    private static final int TENANTS = 4;
    private static final int MESSAGES = 4_000;
    private static final int CHATS_OF_EACH = 50;
    private static final long FIRST_CUSTOMER = 255_754_010_000L;
    private static final Duration ONE_AT_A_TIME = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    @Override
    public void measure(MeasuredPlatform platform, Set<Benchmark> wanted, Consumer<BenchFigure> told)
            throws IOException, InterruptedException, SQLException {
        if (!wanted.contains(Benchmark.THROUGHPUT)) {
            return;
        }
        List<Business> businesses = platform.link(TENANTS);
        BenchFigure.percentiles(
                        "reply",
                        "alone ",
                        new ReplyWaits(platform, ONE_AT_A_TIME).ofQuestions(businesses),
                        "message logged to answer given to the page, without quiet window and typing")
                .forEach(told);
        measureMany(platform, businesses, told);
    }

    private static void measureMany(MeasuredPlatform platform, List<Business> businesses, Consumer<BenchFigure> told)
            throws IOException, InterruptedException, SQLException {
        long before = sent(platform);
        double workerBefore = seconds(platform.cpuOf(MeasuredPlatform.worker()));
        double treeBefore = seconds(platform.tree(MeasuredPlatform.worker()).cpu());
        ElapsedTime stopwatch = ElapsedTime.start();
        for (int n = 0; n < MESSAGES; n++) {
            long customer = FIRST_CUSTOMER + n / TENANTS % CHATS_OF_EACH;
            platform.whatsApp()
                    .customerWrites(
                            Long.toString(customer), businesses.get(n % TENANTS).number(), "Bei gani " + n + "?");
        }
        PollUntil.see("all answers", TIMEOUT, () -> sent(platform) - before, sent -> sent >= MESSAGES);
        double elapsed = stopwatch.seconds();
        double worker = seconds(platform.cpuOf(MeasuredPlatform.worker())) - workerBefore;
        double tree = seconds(platform.tree(MeasuredPlatform.worker()).cpu()) - treeBefore;
        String how = TENANTS + " tenants with real pages, no limit, no pauses";
        told.accept(BenchFigure.of("throughput", "replies", MESSAGES / elapsed, "/s", MESSAGES, how));
        told.accept(BenchFigure.of(
                "throughput", "per worker core", MESSAGES / worker, "/s", MESSAGES, how + "; CPU of the worker alone"));
        told.accept(BenchFigure.of(
                "throughput",
                "per core, pages included",
                MESSAGES / tree,
                "/s",
                MESSAGES,
                how + "; CPU of the worker, its driver and browsers"));
    }

    private static long sent(MeasuredPlatform platform) throws SQLException {
        try (Connection connection = platform.database();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(
                        "select count(*) from message_logs where direction = 'OUT' and outcome = 'SENT'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
