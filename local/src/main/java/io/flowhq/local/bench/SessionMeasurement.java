package io.flowhq.local.bench;

import io.flowhq.local.bench.Benchmark.Setup;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A few tenants from their start to their stop: how soon each code is shown, each message answered, each stop done. */
final class SessionMeasurement implements BenchMeasurement {

    private static final int STARTED = 20;
    private static final int LINKED = 4;
    private static final int STOPS_OF_EACH = 5;

    /** The first business of this measurement; others link theirs from 1 on. */
    private static final int FIRST = 1_001;

    private static final Duration LOOKS_FOR_CODE = Duration.ofMillis(50);
    private static final Duration LOOKS_AT_DEVICE = Duration.ofMillis(10);

    @Override
    public void measure(MeasuredPlatform platform, Set<Benchmark> wanted, Consumer<BenchFigure> told)
            throws IOException, InterruptedException {
        if (wanted.contains(Benchmark.START)) {
            measureStarts(platform, told);
        }
        if (!wanted.contains(Benchmark.REPLY) && !wanted.contains(Benchmark.COMMAND)) {
            return;
        }
        List<Business> businesses = platform.link(LINKED);
        if (wanted.contains(Benchmark.REPLY)) {
            BenchFigure.percentiles(
                            "reply",
                            new ReplyWaits(platform, ReplyWaits.WITHIN_THE_LIMIT).ofQuestions(businesses),
                            "message logged to answer given to the page; includes the quiet window and being shown as typing")
                    .forEach(told);
        }
        if (wanted.contains(Benchmark.COMMAND)) {
            measureStops(platform, businesses, told);
        }
    }

    private static void measureStarts(MeasuredPlatform platform, Consumer<BenchFigure> told)
            throws IOException, InterruptedException {
        List<Long> starts = new ArrayList<>();
        for (int n = 0; n < STARTED; n++) {
            Business business = platform.create(FIRST + n);
            starts.add(startToCode(platform, business));
            platform.admin().command(business, "stop");
            platform.awaitPhase(business, "STOPPED");
        }
        BenchFigure.percentiles(
                        "start",
                        platform.setup() == Setup.HEAVY_PAGES ? "heavy " : "",
                        starts,
                        "start to QR code, one tenant after the other, looked at every " + LOOKS_FOR_CODE.toMillis()
                                + " ms")
                .forEach(told);
    }

    private static void measureStops(MeasuredPlatform platform, List<Business> businesses, Consumer<BenchFigure> told)
            throws IOException, InterruptedException {
        List<Long> stops = new ArrayList<>();
        for (int round = 0; round < STOPS_OF_EACH; round++) {
            for (Business business : businesses) {
                stops.add(stopToOffline(platform, business));
                platform.awaitPhase(business, "STOPPED");
                platform.admin().command(business, "start");
                platform.awaitPhase(business, "RUNNING");
            }
        }
        BenchFigure.percentiles(
                        "command",
                        stops,
                        "stop to the device seen offline, looked at every " + LOOKS_AT_DEVICE.toMillis() + " ms")
                .forEach(told);
    }

    private static long startToCode(MeasuredPlatform platform, Business business)
            throws IOException, InterruptedException {
        ElapsedTime stopwatch = ElapsedTime.start();
        platform.admin().command(business, "start");
        PollUntil.see(
                "code of " + business.number(),
                MeasuredPlatform.TIMEOUT,
                LOOKS_FOR_CODE,
                () -> platform.admin().waitingCode(business, platform.whatsApp()),
                shown -> !shown.isEmpty());
        return stopwatch.millis();
    }

    private static long stopToOffline(MeasuredPlatform platform, Business business)
            throws IOException, InterruptedException {
        ElapsedTime stopwatch = ElapsedTime.start();
        platform.admin().command(business, "stop");
        PollUntil.see(
                "stop of " + business.number(),
                MeasuredPlatform.TIMEOUT,
                LOOKS_AT_DEVICE,
                () -> platform.whatsApp()
                        .linkedDevices(business.number())
                        .getFirst()
                        .online(),
                online -> !online);
        return stopwatch.millis();
    }
}
