package io.flowhq.local.bench;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Measures one platform of its own, started for it alone on a machine that should have nothing else to do. */
public final class BenchRun {

    private static final int TENANTS = 4;
    private static final int MESSAGES_OF_EACH = 25;
    private static final int SHELL_CALLS = 5;
    private static final int LISTED_TENANTS = 10_000;
    private static final int LIST_CALLS = 40;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /** Below what a business may answer in a minute. */
    private static final Duration MESSAGE_INTERVAL = Duration.ofSeconds(7);

    private final LocalPlatform localPlatform;
    private final HomeDirectory homeDirectory;
    private final Path launcher;
    private final Consumer<BenchFigure> told;

    /** @param launcher the script {@code flowhq} */
    public BenchRun(
            LocalPlatform localPlatform, HomeDirectory homeDirectory, Path launcher, Consumer<BenchFigure> told) {
        this.localPlatform = localPlatform;
        this.homeDirectory = homeDirectory;
        this.launcher = launcher;
        this.told = told;
    }

    /** @throws StepFailed when something does not come about */
    public void play(Set<Benchmark> wanted) throws StartFailed, IOException, InterruptedException, SQLException {
        long began = System.nanoTime();
        RunningPlatform running = localPlatform.start();
        AdminApi admin = new AdminApi(running);
        admin.list();
        if (wanted.contains(Benchmark.UP)) {
            told.accept(
                    BenchFigure.of("up", "first page", millisSince(began), "ms", 1, "empty home, all processes cold"));
        }
        if (wanted.stream()
                .anyMatch(Set.of(Benchmark.START, Benchmark.REPLY, Benchmark.MEMORY, Benchmark.COMMAND)::contains)) {
            measureSessions(wanted, running, admin);
        }
        if (wanted.contains(Benchmark.SHELL)) {
            measureShell();
        }
        if (wanted.contains(Benchmark.LIST)) {
            measureList(running, admin);
        }
    }

    private void measureSessions(Set<Benchmark> wanted, RunningPlatform running, AdminApi admin)
            throws IOException, InterruptedException, SQLException {
        SimulatedWhatsApp whatsApp = new SimulatedWhatsApp(URI.create(String.valueOf(running.simulator())));
        List<Long> starts = new ArrayList<>();
        List<Business> businesses = new ArrayList<>();
        for (int n = 1; n <= TENANTS; n++) {
            String number = "2557170" + String.format(Locale.ROOT, "%05d", n);
            whatsApp.addPhone(number, "Biashara " + number);
            Business business = admin.create(number);
            long began = System.nanoTime();
            admin.command(business, "start");
            String code = PollUntil.see(
                    "code of " + number,
                    TIMEOUT,
                    () -> admin.waitingCode(business, whatsApp),
                    shown -> !shown.isEmpty());
            starts.add(millisSince(began));
            whatsApp.scan(number, code);
            PollUntil.see("RUNNING of " + number, TIMEOUT, () -> admin.phase(business), "RUNNING"::equals);
            businesses.add(business);
        }
        if (wanted.contains(Benchmark.START)) {
            BenchFigure.percentiles(
                            "start", starts, "start to QR code, one tenant after the other, looked at every 200 ms")
                    .forEach(told);
        }
        if (wanted.contains(Benchmark.REPLY)) {
            measureReplies(running, whatsApp, businesses);
        }
        if (wanted.contains(Benchmark.MEMORY)) {
            told.accept(BenchFigure.of(
                    "memory",
                    "per linked tenant",
                    ProcessMemory.ofTrees(localPlatform.browsers()) / 1e6 / TENANTS,
                    "MB",
                    TENANTS,
                    "proportional set size of its Chromium with all processes"));
        }
        if (wanted.contains(Benchmark.COMMAND)) {
            List<Long> stops = new ArrayList<>();
            for (Business business : businesses) {
                long began = System.nanoTime();
                admin.command(business, "stop");
                PollUntil.see(
                        "stop of " + business.number(),
                        TIMEOUT,
                        () -> whatsApp.linkedDevices(business.number())
                                .getFirst()
                                .online(),
                        online -> !online);
                stops.add(millisSince(began));
            }
            BenchFigure.percentiles("command", stops, "stop to the device seen offline, looked at every 200 ms")
                    .forEach(told);
        }
    }

    private void measureReplies(RunningPlatform running, SimulatedWhatsApp whatsApp, List<Business> businesses)
            throws IOException, InterruptedException, SQLException {
        for (int n = 0; n < MESSAGES_OF_EACH; n++) {
            for (Business business : businesses) {
                whatsApp.customerWrites("25575400" + (1_000 + n), business.number(), "Bei gani?");
            }
            TimeUnit.MILLISECONDS.sleep(MESSAGE_INTERVAL.toMillis());
        }
        List<Long> waits = PollUntil.see(
                "all answers",
                TIMEOUT,
                () -> waits(running),
                all -> all.size() >= MESSAGES_OF_EACH * businesses.size());
        BenchFigure.percentiles(
                        "reply",
                        waits,
                        "message logged to answer given to the page; includes the quiet window and being shown as typing")
                .forEach(told);
    }

    private static List<Long> waits(RunningPlatform running) throws SQLException {
        try (Connection connection = DriverManager.getConnection(running.databaseUrl());
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("""
                        select (1000 * extract(epoch from answer.begun_at - question.created_at))::bigint as wait
                        from message_logs answer
                        join message_logs question
                          on question.tenant_id = answer.tenant_id and question.id = answer.answers
                        where answer.begun_at is not null
                        """)) {
            List<Long> waits = new ArrayList<>();
            while (rows.next()) {
                waits.add(rows.getLong("wait"));
            }
            return waits;
        }
    }

    private void measureShell() throws IOException, InterruptedException {
        List<Long> calls = new ArrayList<>();
        for (int n = 0; n <= SHELL_CALLS; n++) {
            ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "shell", "tenant", "list", "-o", "json");
            builder.environment().put("FLOWHQ_HOME", homeDirectory.folder().toString());
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            long began = System.nanoTime();
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new StepFailed("the shell ended with exit code " + exit);
            }
            // The first call prepares the classes of the others.
            if (n > 0) {
                calls.add(millisSince(began));
            }
        }
        BenchFigure.percentiles("shell", calls, "tenant list through the launcher, warm")
                .forEach(told);
    }

    private void measureList(RunningPlatform running, AdminApi admin)
            throws SQLException, IOException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(running.databaseUrl());
                Statement insert = connection.createStatement()) {
            insert.execute("""
                    with made as (
                        insert into tenants (id, name, phone_number)
                        select gen_random_uuid(), 'listed-' || n, (255718000000 + n)::text from generate_series(1, %d) n
                        returning id, name)
                    insert into tenant_configs (tenant_id, template_type, business_name)
                    select id, 'BOOKING', name from made
                    """.formatted(LISTED_TENANTS));
            insert.execute("insert into whatsapp_sessions (tenant_id) select id from tenants on conflict do nothing");
            insert.execute("insert into worker_processes (tenant_id) select id from tenants on conflict do nothing");
            insert.execute("analyze");
        }
        tellP95("p95", "first page as JSON", admin::list);
        tellP95("home p95", "the platform at a glance as JSON", admin::home);
        tellP95("search p95", "by a part of the name, as JSON", () -> admin.search("listed-77"));
    }

    /** One look of an operator. */
    private interface Look {
        Object look() throws IOException, InterruptedException;
    }

    private void tellP95(String figure, String note, Look look) throws IOException, InterruptedException {
        List<Long> calls = new ArrayList<>();
        for (int n = 0; n < LIST_CALLS; n++) {
            long began = System.nanoTime();
            look.look();
            calls.add(millisSince(began));
        }
        List<Long> sorted = calls.stream().sorted().toList();
        told.accept(BenchFigure.of(
                "list",
                figure,
                BenchFigure.percentile(sorted, 0.95),
                "ms",
                calls.size(),
                LISTED_TENANTS + " tenants, " + note));
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
