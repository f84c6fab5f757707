package io.flowhq.local.bench;

import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.TemporalCli;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** 10,000 tenants, each with a workflow that waits for a command: what they cost for a minute in which nothing happens. */
final class IdleMeasurement implements BenchMeasurement {

    private static final int TENANTS = 10_000;
    private static final int SAMPLE = 20;
    private static final Duration SETTLING = Duration.ofSeconds(100);
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofMinutes(20);
    private static final String ORCHESTRATOR = "orchestrator";

    @Override
    public void measure(MeasuredPlatform platform, Set<Benchmark> wanted, Consumer<BenchFigure> told)
            throws IOException, InterruptedException, SQLException {
        if (!wanted.contains(Benchmark.IDLE)) {
            return;
        }
        ListMeasurement.addTenants(platform, "idle", 1, TENANTS);
        ElapsedTime stopwatch = ElapsedTime.start();
        stopAll(platform);
        told.accept(BenchFigure.of(
                "idle",
                "commands",
                TENANTS / stopwatch.seconds(),
                "/s",
                TENANTS,
                "stop of tenants that have no workflow yet, from the outbox to the workflow's answer"));
        TimeUnit.MILLISECONDS.sleep(SETTLING.toMillis());

        List<String> sample = sample(platform);
        long events = events(platform, sample);
        long commits = commits(platform);
        double cpu = seconds(platform, ORCHESTRATOR);
        double temporal = seconds(platform, "temporal");
        TimeUnit.MILLISECONDS.sleep(LENGTH.toMillis());
        double orchestratorShare = (seconds(platform, ORCHESTRATOR) - cpu) / LENGTH.toSeconds() * 100;
        double temporalShare = (seconds(platform, "temporal") - temporal) / LENGTH.toSeconds() * 100;
        double commitRate = (commits(platform) - commits) / (double) LENGTH.toSeconds();
        String how = TENANTS + " stopped tenants, " + LENGTH.toSeconds() + " s";
        told.accept(BenchFigure.of("idle", "orchestrator CPU", orchestratorShare, "%", TENANTS, how + ", of one core"));
        told.accept(BenchFigure.of("idle", "Temporal CPU", temporalShare, "%", TENANTS, how + ", of one core"));
        told.accept(BenchFigure.of("idle", "commits", commitRate, "/s", TENANTS, how + ", of the whole platform"));
        told.accept(BenchFigure.of(
                "idle",
                "history events",
                (double) events(platform, sample) - events,
                "",
                SAMPLE,
                how + ", of a sample"));
    }

    private static void stopAll(MeasuredPlatform platform) throws SQLException {
        try (Connection connection = platform.database();
                Statement insert = connection.createStatement()) {
            insert.execute("""
                    insert into command_outbox (tenant_id, request_id, kind, requested_by)
                    select id, gen_random_uuid()::text, 'STOP', 'bench' from tenants
                    """);
        }
        PollUntil.see(
                "workflows of all tenants",
                TIMEOUT,
                () -> number(platform, "select count(*) from command_outbox where done_at is null"),
                open -> open == 0);
    }

    private static List<String> sample(MeasuredPlatform platform) throws SQLException {
        try (Connection connection = platform.database();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("select id from tenants order by id limit " + SAMPLE)) {
            List<String> workflows = new ArrayList<>();
            while (rows.next()) {
                workflows.add("tenant-" + rows.getString(1));
            }
            return workflows;
        }
    }

    private static long events(MeasuredPlatform platform, List<String> workflows)
            throws IOException, InterruptedException {
        Path program = platform.localSettings().temporal().orElseThrow();
        TemporalCli cli = new TemporalCli(
                program, platform.running().temporal(), platform.running().namespace());
        long events = 0;
        for (String workflow : workflows) {
            events += cli.historyLength(workflow);
        }
        return events;
    }

    private static long commits(MeasuredPlatform platform) throws SQLException {
        return number(platform, "select xact_commit from pg_stat_database where datname = current_database()");
    }

    private static long number(MeasuredPlatform platform, String sql) throws SQLException {
        try (Connection connection = platform.database();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double seconds(MeasuredPlatform platform, String process) {
        return platform.cpuOf(process).toNanos() / 1e9;
    }
}
