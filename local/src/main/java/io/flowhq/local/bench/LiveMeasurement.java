package io.flowhq.local.bench;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** How long after a customer's message is stored it stands on the operator's screen, without a reload. */
final class LiveMeasurement implements BenchMeasurement {

    private static final int MESSAGES = 100;
    private static final String NUMBER = "255717099001";
    private static final Duration INTERVAL = Duration.ofMillis(600);

    @Override
    public void measure(MeasuredPlatform platform, Set<Benchmark> wanted, Consumer<BenchFigure> told)
            throws IOException, InterruptedException, SQLException {
        if (!wanted.contains(Benchmark.LIVE)) {
            return;
        }
        platform.whatsApp().addPhone(NUMBER, "Biashara " + NUMBER);
        Business business =
                platform.admin().link(platform.admin().create(NUMBER), platform.whatsApp(), MeasuredPlatform.TIMEOUT);
        Map<Integer, Double> painted = paint(platform, business);
        List<Long> waits = new ArrayList<>();
        stored(platform, business)
                .forEach((n, at) -> waits.add(Math.round(Objects.requireNonNull(painted.get(n)) - at)));
        BenchFigure.percentiles("live", waits, "message stored to painted on the tenant's page, one after the other")
                .forEach(told);
    }

    private static Map<Integer, Double> paint(MeasuredPlatform platform, Business business)
            throws IOException, InterruptedException {
        String password = Files.readString(
                        Path.of(String.valueOf(platform.running().adminPasswordFile())))
                .strip();
        Path chromium = platform.localSettings().chromium().orElseThrow();
        try (LivePage page = new LivePage(chromium, platform.running().web(), password, business.tenant())) {
            for (int n = 0; n < MESSAGES; n++) {
                platform.whatsApp()
                        .customerWrites("25575500" + (1_000 + n), business.number(), "Habari " + LivePage.MARK + n);
                TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
            }
            return PollUntil.see(
                    "all messages on the page", MeasuredPlatform.TIMEOUT, page::painted, all -> all.size() == MESSAGES);
        }
    }

    /** By the clock of the database, which is this machine's. */
    private static Map<Integer, Double> stored(MeasuredPlatform platform, Business business) throws SQLException {
        try (Connection connection = platform.database();
                PreparedStatement query = connection.prepareStatement("""
                        select substring(message_text from 'ujumbe#([0-9]+)')::int as n,
                               1000 * extract(epoch from created_at)::float8 as at
                        from message_logs where tenant_id = ?::uuid and direction = 'IN' and message_text like 'Habari ujumbe#%'
                        """)) {
            query.setString(1, business.tenant());
            Map<Integer, Double> stored = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    stored.put(rows.getInt("n"), rows.getDouble("at"));
                }
            }
            return stored;
        }
    }
}
