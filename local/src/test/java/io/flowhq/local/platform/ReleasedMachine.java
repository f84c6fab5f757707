package io.flowhq.local.platform;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.process.ProcessRecords;
import io.flowhq.local.process.ProcessSpec;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.process.Supervisor;
import io.flowhq.local.scenario.AdminApi;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An orchestrator, a bot-worker and a web of one machine, each of any release, beside other machines. */
public final class ReleasedMachine implements AutoCloseable {

    /** What a machine runs one of. */
    public enum Part {
        ORCHESTRATOR,
        BOT_WORKER,
        WEB
    }

    private static final int SLOTS = 8;

    private final SharedServices services;
    private final String worker;
    private final HomeDirectory home;
    private final int webPort = PortAllocation.any().web();
    private final Map<Part, Supervisor> running = new EnumMap<>(Part.class);

    ReleasedMachine(SharedServices services, int number) {
        this.services = services;
        this.worker = "bot-worker-" + number;
        this.home = HomeDirectory.at(services.home().folder().resolve("machine-" + number));
        home.makeFolders();
    }

    /** Ends what runs of it in good order, and returns when that of the given release is ready in its place. */
    public void replace(Part part, Path release) throws StartFailed, InterruptedException {
        stop(part);
        Supervisor supervisor = new Supervisor(
                new ConsoleReporter(line -> {}, () -> {}), new ProcessRecords(home.processRecords(part.name())));
        running.put(part, supervisor);
        supervisor.start(List.of(process(part, release)));
    }

    /** The admin pages of this machine's web. */
    public AdminApi admin() {
        return new AdminApi(services.running(webPort));
    }

    /** The name of its bot-worker. */
    public String worker() {
        return worker;
    }

    private ProcessSpec process(Part part, Path release) {
        SecureRandom random = new SecureRandom();
        Map<String, String> shared = new HashMap<>();
        shared.put("FLOWHQ_LINK_KEY_FILE", services.home().linkKey(random).key().toString());
        shared.put(
                "FLOWHQ_PUSH_KEY_FILE",
                services.home().pushKeys(random).keyPair().toString());
        AppProcesses processes =
                new AppProcesses(LocalSettings.read(release, ThisMachine.environment(home.folder(), shared)), home);
        services.home().adminPassword(random).password();
        return switch (part) {
            case ORCHESTRATOR -> processes.orchestrator(services.endpoints());
            case BOT_WORKER ->
                processes.botWorker(
                        worker,
                        services.endpoints(),
                        home.sessions(),
                        services.home().snapshotKey(random).key(),
                        SLOTS);
            case WEB ->
                processes.web(
                        services.endpoints(),
                        URI.create("http://127.0.0.1:" + webPort),
                        webPort,
                        Map.of(
                                "ADMIN_PASSWORD_FILE",
                                services.home().adminPassword(random).file().toString()));
        };
    }

    private void stop(Part part) {
        Supervisor before = running.remove(part);
        if (before != null) {
            before.stop();
        }
    }

    @Override
    public void close() {
        for (Part part : List.of(Part.WEB, Part.BOT_WORKER, Part.ORCHESTRATOR)) {
            stop(part);
        }
    }
}
