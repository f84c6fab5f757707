package io.flowhq.local.platform;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.process.ProcessRecords;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.process.Supervisor;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/** PostgreSQL, Temporal and the simulated WhatsApp of this build, for machines that run the platform's processes. */
public final class SharedServices implements AutoCloseable {

    private final HomeDirectory home;
    private final PortAllocation ports;
    private final Endpoints endpoints;
    private final Supervisor supervisor;

    private SharedServices(HomeDirectory home, PortAllocation ports, Endpoints endpoints, Supervisor supervisor) {
        this.home = home;
        this.ports = ports;
        this.endpoints = endpoints;
        this.supervisor = supervisor;
    }

    /** Empty, on free ports; their data is in {@code folder}. */
    public static SharedServices start(Path folder) throws Exception {
        HomeDirectory home = HomeDirectory.at(folder);
        home.makeFolders();
        LocalSettings settings =
                LocalSettings.read(ThisMachine.checkout(), ThisMachine.environment(home.folder(), Map.of()));
        PortAllocation ports = PortAllocation.any();
        EmbeddedPostgres postgres = new EmbeddedPostgres(
                home,
                PostgresBinaries.in(settings.cache()),
                ports.postgres(),
                home.postgresPassword(new SecureRandom()).password());
        TemporalDevServer temporal = new TemporalDevServer(home, ThisMachine.temporal(), ports, settings.namespace());
        Supervisor supervisor = new Supervisor(
                new ConsoleReporter(line -> {}, () -> {}), new ProcessRecords(home.processRecords("services")));
        postgres.initialise();
        try {
            supervisor.start(List.of(
                    postgres.process(),
                    temporal.process(),
                    new AppProcesses(settings, home).simulator(ports.simulator())));
        } catch (StartFailed | InterruptedException e) {
            supervisor.stop();
            throw e;
        }
        Endpoints endpoints = new Endpoints(
                temporal.address().toString(),
                settings.namespace(),
                temporal.ui().toString(),
                postgres.url(),
                URI.create("http://127.0.0.1:" + ports.simulator()));
        return new SharedServices(home, ports, endpoints, supervisor);
    }

    /** A machine of that number; its processes share the keys and the password of all others. */
    public ReleasedMachine machine(int number) {
        return new ReleasedMachine(this, number);
    }

    public SimulatedWhatsApp whatsApp() {
        return new SimulatedWhatsApp(endpoints.whatsApp());
    }

    public String databaseUrl() {
        return endpoints.database().jdbc();
    }

    Endpoints endpoints() {
        return endpoints;
    }

    HomeDirectory home() {
        return home;
    }

    /** As programs see a platform whose pages are at that port. */
    RunningPlatform running(int webPort) {
        return new RunningPlatform(
                "http://127.0.0.1:" + webPort,
                "http://127.0.0.1:" + ports.simulator(),
                endpoints.temporal(),
                endpoints.namespace(),
                endpoints.temporalUi(),
                databaseUrl(),
                home.adminPassword(new SecureRandom()).file().toString(),
                endpoints.whatsApp().toString(),
                List.of());
    }

    @Override
    public void close() {
        supervisor.stop();
    }
}
