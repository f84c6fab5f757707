package io.flowhq.local.bench;

import io.flowhq.local.bench.Benchmark.Setup;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A platform that runs to be measured, with those who use it. */
record MeasuredPlatform(
        Setup setup,
        RunningPlatform running,
        LocalSettings localSettings,
        HomeDirectory homeDirectory,
        AdminApi admin,
        SimulatedWhatsApp whatsApp) {

    static final Duration TIMEOUT = Duration.ofMinutes(3);

    static MeasuredPlatform of(
            Setup setup, RunningPlatform running, LocalSettings localSettings, HomeDirectory homeDirectory) {
        return new MeasuredPlatform(
                setup,
                running,
                localSettings,
                homeDirectory,
                new AdminApi(running),
                new SimulatedWhatsApp(URI.create(String.valueOf(running.simulator()))));
    }

    /** The number of the n-th business. */
    static String number(int n) {
        return "2557170" + String.format(Locale.ROOT, "%05d", n);
    }

    /** A tenant whose phone is there and that nobody has started. */
    Business create(int n) throws IOException, InterruptedException {
        whatsApp.addPhone(number(n), "Biashara " + number(n));
        return admin.create(number(n));
    }

    List<Business> link(int count) throws IOException, InterruptedException {
        List<Business> businesses = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            businesses.add(admin.link(create(n), whatsApp, TIMEOUT));
        }
        return businesses;
    }

    void awaitPhase(Business business, String phase) {
        PollUntil.see(phase + " of " + business.number(), TIMEOUT, () -> admin.phase(business), phase::equals);
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(running.databaseUrl());
    }

    /** A process of the platform with all below it: of the bot-worker, its driver and browsers. */
    ProcessUsage tree(String process) {
        return new ProcessUsage(List.of(handle(process)));
    }

    /** That process alone. */
    Duration cpuOf(String process) {
        return handle(process).info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private ProcessHandle handle(String process) {
        return ProcessHandle.of(running.process(process).pid()).orElseThrow();
    }

    static String worker() {
        return LocalPlatform.FIRST_WORKER;
    }
}
