package io.flowhq.local.bench;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A few tenants from their start to their stop: how soon each code is shown, each message answered, each stop done. */
final class SessionMeasurement implements BenchMeasurement {

    private static final int TENANTS = 4;
    private static final Set<Benchmark> OURS = EnumSet.of(Benchmark.START, Benchmark.REPLY, Benchmark.COMMAND);

    @Override
    public void measure(MeasuredPlatform platform, Set<Benchmark> wanted, Consumer<BenchFigure> told)
            throws IOException, InterruptedException, SQLException {
        if (wanted.stream().noneMatch(OURS::contains)) {
            return;
        }
        List<Business> businesses = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        for (int n = 1; n <= TENANTS; n++) {
            Business business = platform.create(n);
            starts.add(startToCode(platform, business));
            platform.awaitRunning(business);
            businesses.add(business);
        }
        if (wanted.contains(Benchmark.START)) {
            BenchFigure.percentiles(
                            "start", starts, "start to QR code, one tenant after the other, looked at every 200 ms")
                    .forEach(told);
        }
        if (wanted.contains(Benchmark.REPLY)) {
            BenchFigure.percentiles(
                            "reply",
                            new ReplyWaits(platform, ReplyWaits.WITHIN_THE_LIMIT).ofQuestions(businesses),
                            "message logged to answer given to the page; includes the quiet window and being shown as typing")
                    .forEach(told);
        }
        if (wanted.contains(Benchmark.COMMAND)) {
            List<Long> stops = new ArrayList<>();
            for (Business business : businesses) {
                stops.add(stopToOffline(platform, business));
            }
            BenchFigure.percentiles("command", stops, "stop to the device seen offline, looked at every 200 ms")
                    .forEach(told);
        }
    }

    private static long startToCode(MeasuredPlatform platform, Business business)
            throws IOException, InterruptedException {
        ElapsedTime stopwatch = ElapsedTime.start();
        platform.admin().command(business, "start");
        String code = PollUntil.see(
                "code of " + business.number(),
                MeasuredPlatform.TIMEOUT,
                () -> platform.admin().waitingCode(business, platform.whatsApp()),
                shown -> !shown.isEmpty());
        long millis = stopwatch.millis();
        platform.whatsApp().scan(business.number(), code);
        return millis;
    }

    private static long stopToOffline(MeasuredPlatform platform, Business business)
            throws IOException, InterruptedException {
        ElapsedTime stopwatch = ElapsedTime.start();
        platform.admin().command(business, "stop");
        PollUntil.see(
                "stop of " + business.number(),
                MeasuredPlatform.TIMEOUT,
                () -> platform.whatsApp()
                        .linkedDevices(business.number())
                        .getFirst()
                        .online(),
                online -> !online);
        return stopwatch.millis();
    }
}
