package io.flowhq.local.demo;

import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures on a platform of its own what a tenant and a message cost in memory, CPU, WAL and commits. Play it with
 * {@code RATE_LIMIT_MAX_PER_MINUTE=600 SIMULATOR_WEIGHT=real ./flowhq test --campaign CapacityFiguresTest}, so that the
 * pages weigh what real ones do and the limit does not hold the messages up.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class CapacityFiguresTest {

    private static final int TENANTS = 6;
    private static final int MESSAGES = 900;
    private static final Duration IDLE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private record Reading(
            double seconds, double workerCpu, double orchestratorCpu, long wal, long commits, long size) {}

    @Test
    void measuresWhatATenantAndAMessageCost() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            ProcessUsage worker = ProcessUsage.of(platform.process(LocalPlatform.FIRST_WORKER));
            List<Business> businesses = new ArrayList<>();
            for (int n = 0; n < TENANTS; n++) {
                businesses.add(platform.link("25571586400" + n));
            }
            print("temporal.events.per.start", platform.events(businesses.getFirst()));
            // Pages settle, and the first snapshot of each session is taken a minute after it was linked.
            Thread.sleep(Duration.ofSeconds(90));
            ProcessUsage linked = ProcessUsage.of(platform.process(LocalPlatform.FIRST_WORKER));
            print("worker.memory.mb", worker.memoryMegabytes());
            print("tenant.memory.mb", (linked.memoryMegabytes() - worker.memoryMegabytes()) / TENANTS);
            print(
                    "orchestrator.memory.mb",
                    ProcessUsage.of(platform.process("orchestrator")).memoryMegabytes());
            print("web.memory.mb", ProcessUsage.of(platform.process("web")).memoryMegabytes());
            print("snapshot.kb", number(platform, """
                    select avg(bytes) / 1024 from (
                        select sum(octet_length(content)) as bytes
                        from session_snapshot_chunks group by tenant_id, snapshot_id) as sizes
                    """));
            print("connections.per.process", number(platform, """
                    select count(*) / 3.0 from pg_stat_activity where datname = current_database()
                    """));

            Reading before = read(platform);
            Thread.sleep(IDLE);
            Reading after = read(platform);
            double seconds = after.seconds() - before.seconds();
            print("tenant.idle.cpu.cores", (after.workerCpu() - before.workerCpu()) / seconds / TENANTS);
            print("orchestrator.idle.cpu.cores", (after.orchestratorCpu() - before.orchestratorCpu()) / seconds);
            print("tenant.idle.wal.bytes.per.second", (after.wal() - before.wal()) / seconds / TENANTS);
            print("platform.idle.commits.per.second", (after.commits() - before.commits()) / seconds);

            traffic(platform, businesses);
            Reading busy = read(platform);
            double taken = busy.seconds() - after.seconds();
            double idleCpu = (after.workerCpu() - before.workerCpu()) / seconds * taken;
            print("message.cpu.seconds", (busy.workerCpu() - after.workerCpu() - idleCpu) / MESSAGES);
            print("message.wal.bytes", (busy.wal() - after.wal()) / (double) MESSAGES);
            print("message.commits", (busy.commits() - after.commits()) / (double) MESSAGES);
            print("message.stored.bytes", (busy.size() - after.size()) / (double) MESSAGES);
            print("messages.per.second", MESSAGES / taken);
        }
    }

    private static void traffic(LivePlatform platform, List<Business> businesses) throws Exception {
        for (int n = 0; n < MESSAGES; n++) {
            platform.whatsApp()
                    .customerWrites(
                            "255754" + (100_000 + n % 90),
                            businesses.get(n % businesses.size()).number(),
                            "Bei ya bidhaa namba " + n + " ni gani?");
            if (n % 90 == 89) {
                answered(platform, n + 1);
            }
        }
    }

    private static void answered(LivePlatform platform, int written) {
        PollUntil.see(
                written + " messages settled",
                LivePlatform.TIMEOUT,
                () -> number(platform, """
                        select count(*) filter (where direction = 'IN')
                            - 1000000 * count(*) filter (where outcome in ('RECEIVED', 'PLANNED', 'SENDING'))
                        from message_logs
                        """),
                settled -> settled >= written);
    }

    private static Reading read(LivePlatform platform) throws IOException, SQLException {
        return new Reading(
                System.nanoTime() / 1e9,
                ProcessUsage.of(platform.process(LocalPlatform.FIRST_WORKER)).cpuSeconds(),
                ProcessUsage.of(platform.process("orchestrator")).cpuSeconds(),
                (long) number(platform, "select pg_current_wal_lsn() - '0/0'::pg_lsn"),
                (long) number(platform, "select xact_commit from pg_stat_database where datname = current_database()"),
                (long) number(platform, "select pg_database_size(current_database())"));
    }

    private static double number(LivePlatform platform, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(platform.databaseUrl());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    private static void print(String figure, double value) {
        System.out.printf(Locale.ROOT, "figure %s = %.4f%n", figure, value);
    }
}
