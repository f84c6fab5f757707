package io.flowhq.local.chaos;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.ForegroundProcess;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run: links the tenants on two bot-workers, lets customers write, disturbs the platform again and again, and asks the
 * simulated WhatsApp for its verdict once it is quiet. May be closed by another thread at any time.
 */
public final class ChaosRun implements AutoCloseable {

    private static final Duration LINKING_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration WEB_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration PAUSE_BETWEEN = Duration.ofSeconds(10);
    static final int MAX_PER_MINUTE = 10;
    private static final int EVERY_NTH_GREETS = 3;

    /** Lines that follow within 1.2 s have one answer; the simulated WhatsApp is told in whole seconds. */
    static final Duration READ_AS_ONE = Duration.ofSeconds(2);

    private final LocalPlatform localPlatform;
    private final LocalSettings localSettings;
    private final HomeDirectory homeDirectory;
    private final ChaosPlan plan;
    private final FaultChoice faults;
    private final Consumer<String> say;
    private final Random random;
    private final List<Duration> recoveries = new ArrayList<>();
    private @Nullable ForegroundProcess second;

    /**
     * @param faults what goes wrong
     * @param say told what happens, a line each
     */
    public ChaosRun(
            LocalPlatform localPlatform,
            LocalSettings localSettings,
            HomeDirectory homeDirectory,
            ChaosPlan plan,
            FaultChoice faults,
            Consumer<String> say) {
        this.localPlatform = localPlatform;
        this.localSettings = localSettings;
        this.homeDirectory = homeDirectory;
        this.plan = plan;
        this.faults = faults;
        this.say = say;
        this.random = new Random(plan.seed());
    }

    /** @throws StepFailed when the platform cannot be brought to the state a run begins with */
    public ChaosReport play() throws StartFailed, IOException, InterruptedException, SQLException {
        RunningPlatform running = localPlatform.start();
        try {
            ForegroundProcess worker = opened();
            worker.start();
            SimulatedWhatsApp whatsApp = new SimulatedWhatsApp(URI.create(String.valueOf(running.simulator())));
            AdminApi admin = new AdminApi(running);
            List<Business> businesses = link(admin, whatsApp);
            PlatformProcesses processes = new PlatformProcesses(localPlatform, homeDirectory, worker);
            try (CustomerTraffic traffic = CustomerTraffic.to(whatsApp, businesses, plan.load())) {
                long end = System.nanoTime() + plan.length().toNanos();
                while (System.nanoTime() < end) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_BETWEEN.toMillis());
                    disturb(traffic, processes, whatsApp, businesses);
                }
            }
            JsonNode verdict = quietVerdict(whatsApp);
            return ChaosReport.of(
                    verdict, uncertain(running), recoveries, rescans(admin, whatsApp, businesses), plan.seed());
        } finally {
            close();
        }
    }

    private synchronized ForegroundProcess opened() {
        ForegroundProcess worker = ForegroundProcess.worker(
                localSettings, homeDirectory, plan.load().tenants(), line -> {});
        second = worker;
        return worker;
    }

    /** Stops the second bot-worker, if it runs; whoever started the platform stops the rest. */
    @Override
    public synchronized void close() {
        if (second != null) {
            second.stop();
            second = null;
        }
    }

    private List<Business> link(AdminApi admin, SimulatedWhatsApp whatsApp) throws IOException, InterruptedException {
        List<Business> businesses = new ArrayList<>();
        for (int n = 1; n <= plan.load().tenants(); n++) {
            String number = "2557160" + String.format(Locale.ROOT, "%05d", n);
            whatsApp.addPhone(number, "Biashara " + number);
            if (n % EVERY_NTH_GREETS == 0) {
                whatsApp.greet(number, "Karibu, tutakujibu hivi punde.");
            }
            businesses.add(admin.link(admin.create(number), whatsApp, LINKING_TIMEOUT));
            say.accept("linked " + n + " of " + plan.load().tenants());
        }
        return businesses;
    }

    private void disturb(
            CustomerTraffic traffic, PlatformProcesses processes, SimulatedWhatsApp whatsApp, List<Business> businesses)
            throws IOException, InterruptedException {
        InjectedFault disturbance = faults.next(random, businesses, processes.workers());
        long start = System.nanoTime();
        Runnable ending = begin(disturbance, processes, whatsApp, businesses);
        Duration recovery;
        try {
            recovery = traffic.untilAllAnswer(start, plan.recoveryTimeout());
        } catch (StepFailed silent) {
            say.accept(silent.getMessage());
            recovery = plan.recoveryTimeout();
        } finally {
            ending.run();
        }
        recoveries.add(recovery);
        say.accept(String.format(
                Locale.ROOT,
                "%-46s every business answered after %5.1f s",
                disturbance.description(),
                recovery.toMillis() / 1e3));
    }

    /** @return what ends the disturbance when its time is over; it returns then */
    private Runnable begin(
            InjectedFault disturbance,
            PlatformProcesses processes,
            SimulatedWhatsApp whatsApp,
            List<Business> businesses)
            throws IOException, InterruptedException {
        switch (disturbance) {
            case InjectedFault.Kill kill -> processes.kill(kill.process());
            case InjectedFault.LoseHost lost -> processes.lose(lost.worker(), businesses);
            case InjectedFault.KillBrowser ignored -> processes.killBrowser(random);
            case InjectedFault.KillRenderer ignored -> processes.killRenderer(random);
            case InjectedFault.Suspend suspend -> {
                processes.signal(suspend.process(), "STOP");
                return after(suspend.seconds(), () -> processes.signal(suspend.process(), "CONT"));
            }
            case InjectedFault.PageFault fault -> {
                whatsApp.faults(fault.business().number(), fault.faults());
                return after(
                        fault.seconds(),
                        () -> whatsApp.noFaults(fault.business().number()));
            }
        }
        return () -> {};
    }

    private interface FaultRemoval {
        void remove() throws IOException, InterruptedException;
    }

    /** @return waits until the fault is over */
    private static Runnable after(int seconds, FaultRemoval removal) {
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.SECONDS.sleep(seconds);
                removal.remove();
            } catch (IOException | InterruptedException e) {
                throw new StepFailed("a fault could not be removed: " + e);
            }
        });
        return () -> {
            try {
                waiting.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** The verdict once nothing is pending, or the one after the quiet time. */
    private JsonNode quietVerdict(SimulatedWhatsApp whatsApp) throws IOException, InterruptedException {
        try {
            return PollUntil.see(
                    "verdict without anything pending",
                    plan.quietTimeout(),
                    () -> judged(whatsApp),
                    verdict -> verdict.path("pending").asInt() == 0);
        } catch (StepFailed stillPending) {
            return judged(whatsApp);
        }
    }

    private static JsonNode judged(SimulatedWhatsApp whatsApp) throws IOException, InterruptedException {
        return whatsApp.judge(MAX_PER_MINUTE, Duration.ofHours(1), READ_AS_ONE);
    }

    private int uncertain(RunningPlatform running) throws SQLException {
        try (Connection connection = DriverManager.getConnection(running.databaseUrl());
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("""
                        select tenant_id, id, coalesce(error, '') as cause from message_logs
                        where direction = 'OUT' and outcome = 'UNCERTAIN' order by tenant_id, id
                        """)) {
            int count = 0;
            while (rows.next()) {
                count++;
                say.accept("uncertain: answer " + rows.getLong("id") + " of tenant " + rows.getString("tenant_id")
                        + ": " + rows.getString("cause"));
            }
            return count;
        }
    }

    /** Businesses of another device than at the beginning, and those that wait for a scan. */
    private static int rescans(AdminApi admin, SimulatedWhatsApp whatsApp, List<Business> businesses)
            throws IOException, InterruptedException {
        int rescans = 0;
        for (Business business : businesses) {
            List<SimulatedWhatsApp.Device> devices = whatsApp.linkedDevices(business.number());
            if (devices.size() != 1
                    || !devices.getFirst().id().equals(business.device())
                    || phase(admin, business).equals("AWAITING_SCAN")) {
                rescans++;
            }
        }
        return rescans;
    }

    /** The web may have been killed last. */
    private static String phase(AdminApi admin, Business business) {
        return PollUntil.see("phase of " + business.number(), WEB_TIMEOUT, () -> admin.phase(business), phase -> true);
    }
}
