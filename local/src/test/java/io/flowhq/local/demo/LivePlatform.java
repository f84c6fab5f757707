package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.ForegroundProcess;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.platform.ThisMachine;
import io.flowhq.local.process.StartFailed;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.local.scenario.TemporalCli;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A platform of this build that runs for one test, reached as outside programs reach it: admin JSON, the control API of
 * the simulated WhatsApp, the Temporal command line, process ids of {@code platform.json}.
 */
final class LivePlatform implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofMinutes(3);

    /** How soon its tenants are RUNNING again. */
    static final Duration AFTER_A_LOST_WORKER = Duration.ofSeconds(45);

    private final HomeDirectory homeDirectory;
    private final LocalSettings localSettings;
    private final LocalPlatform localPlatform;
    private final RunningPlatform running;
    private final List<ForegroundProcess> workers = new ArrayList<>();
    private final SimulatedWhatsApp whatsApp;
    private final AdminApi admin;

    private LivePlatform(
            HomeDirectory homeDirectory,
            LocalSettings localSettings,
            LocalPlatform localPlatform,
            RunningPlatform running) {
        this.homeDirectory = homeDirectory;
        this.localSettings = localSettings;
        this.localPlatform = localPlatform;
        this.running = running;
        this.whatsApp =
                new SimulatedWhatsApp(URI.create(Objects.requireNonNullElse(running.simulator(), running.whatsApp())));
        this.admin = new AdminApi(running);
    }

    /** Empty, on free ports. */
    static LivePlatform start(Path folder) throws StartFailed, InterruptedException {
        return start(folder, Map.of());
    }

    /** @param more settings, by the names of their variables; another {@code WHATSAPP_URL} is a simulated one as well */
    static LivePlatform start(Path folder, Map<String, String> more) throws StartFailed, InterruptedException {
        HomeDirectory homeDirectory = new HomeDirectory(folder);
        LocalSettings localSettings = LocalSettings.read(ThisMachine.checkout(), ThisMachine.environment(folder, more));
        LocalPlatform localPlatform =
                LocalPlatform.onFreePorts(localSettings, homeDirectory, new SecureRandom(), line -> {});
        try {
            return new LivePlatform(homeDirectory, localSettings, localPlatform, localPlatform.start());
        } catch (StartFailed | InterruptedException | RuntimeException e) {
            localPlatform.stop();
            throw e;
        }
    }

    SimulatedWhatsApp whatsApp() {
        return whatsApp;
    }

    /** Approves whatever owners ask for. */
    void approveRequests() throws IOException, InterruptedException {
        admin.approveRequests();
    }

    Path sessionsOf(String worker) {
        return worker.equals(LocalPlatform.FIRST_WORKER)
                ? homeDirectory.sessions()
                : homeDirectory.sessions().resolve(worker);
    }

    /** One more bot-worker; answers its name. */
    String addWorker(int slots) throws StartFailed, InterruptedException {
        ForegroundProcess worker = ForegroundProcess.worker(localSettings, homeDirectory, slots, line -> {});
        workers.add(worker);
        worker.start();
        return worker.name();
    }

    /** Makes a tenant of that number, starts it and links it like its owner. */
    Business link(String number) throws IOException, InterruptedException {
        return admin.link(create(number), whatsApp, TIMEOUT);
    }

    /** Makes a tenant of that number that nobody has started. */
    Business create(String number) throws IOException, InterruptedException {
        whatsApp.addPhone(number, "Biashara " + number);
        return admin.create(number);
    }

    void command(Business business, String verb) throws IOException, InterruptedException {
        admin.command(business, verb);
    }

    /** The tenant as the admin API tells of it. */
    JsonNode tenant(Business business) throws IOException, InterruptedException {
        return admin.tenant(business);
    }

    String phase(Business business) throws IOException, InterruptedException {
        return admin.phase(business);
    }

    /** The phase, with the reason where there is one, as {@code ERROR(BANNED)}. */
    String state(Business business) throws IOException, InterruptedException {
        JsonNode tenant = tenant(business);
        String reason = tenant.path("reason").asString("");
        return tenant.path("phase").asString("") + (reason.isEmpty() ? "" : "(" + reason + ")");
    }

    /** The bot-worker that hosts the tenant's session. */
    String worker(Business business) throws IOException, InterruptedException {
        return tenant(business).path("worker").path("name").asString("");
    }

    void awaitPhase(Business business, String phase) {
        PollUntil.see(phase + " of " + business.number(), TIMEOUT, () -> phase(business), phase::equals);
    }

    void awaitState(Business business, String state, Duration atMost) {
        PollUntil.see(state + " of " + business.number(), atMost, () -> state(business), state::equals);
    }

    String page(Business business) throws IOException, InterruptedException {
        return admin.page(business);
    }

    /** How many events the tenant's workflow has in its history now. */
    long events(Business business) throws IOException, InterruptedException {
        return temporal().historyLength(workflow(business));
    }

    /** Ends the tenant's workflow as an operator might in the Temporal UI. */
    void terminate(Business business) throws IOException, InterruptedException {
        temporal().terminate(workflow(business), "a slip of the hand");
    }

    /** Waits for the tenant to have a workflow that runs, and that says RUNNING. */
    void awaitWorkflow(Business business) {
        String query = "WorkflowId = '%s' and ExecutionStatus = 'Running' and TenantPhase = 'RUNNING'"
                .formatted(workflow(business));
        PollUntil.see(
                "workflow of " + business.number(), TIMEOUT, () -> temporal().find(query), found -> !found.isEmpty());
    }

    private TemporalCli temporal() {
        return new TemporalCli(ThisMachine.temporal(), running.temporal(), running.namespace());
    }

    private static String workflow(Business business) {
        return "tenant-" + business.tenant();
    }

    void kill(String part) throws IOException {
        assertThat(process(part).destroyForcibly()).isTrue();
    }

    /** Sends a signal by its name, such as {@code STOP}, to PostgreSQL and the processes that serve its connections. */
    void signalDatabase(String signal) throws IOException, InterruptedException {
        ProcessHandle postgres = process("postgres");
        for (ProcessHandle each :
                Stream.concat(Stream.of(postgres), postgres.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(each.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** Sends a signal by its name, such as {@code STOP}. */
    void signal(String part, String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder(
                        "kill", "-" + signal, Long.toString(process(part).pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Where the others are, for one more process of it. */
    Map<String, String> addresses() {
        return Map.of(
                "DATABASE_URL", running.databaseUrl(),
                "TEMPORAL_ADDRESS", running.temporal(),
                "TEMPORAL_NAMESPACE", running.namespace(),
                "WHATSAPP_URL", running.whatsApp(),
                "LOGS_PATH", homeDirectory.logs().toString());
    }

    /** Where its database is, credentials included. */
    String databaseUrl() {
        return running.databaseUrl();
    }

    ProcessHandle process(String part) throws IOException {
        for (ForegroundProcess worker : workers) {
            if (worker.name().equals(part)) {
                return worker.process().orElseThrow();
            }
        }
        return ProcessHandle.of(homeDirectory
                        .platformFile()
                        .read()
                        .orElseThrow()
                        .process(part)
                        .pid())
                .orElseThrow();
    }

    /** The process ids of all browsers of the first bot-worker. */
    Set<Long> browsers() throws IOException {
        return localPlatform.browsers().stream().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    void killBrowser() throws IOException {
        localPlatform.browsers().getFirst().destroyForcibly();
    }

    void killRenderer() throws IOException {
        localPlatform.browsers().stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> commandLine(process).contains("--type=renderer"))
                .findFirst()
                .orElseThrow()
                .destroyForcibly();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    /** Where its pages and its API are. */
    String web() {
        return running.web();
    }

    /** Runs the admin shell with these words; it has to succeed. Answers what it printed. */
    String shell(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                ThisMachine.checkout().resolve("shell/target/shell-exec.jar").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "DATABASE_URL", running.databaseUrl(),
                        "TEMPORAL_ADDRESS", running.temporal(),
                        "TEMPORAL_NAMESPACE", running.namespace()));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("shell %s: %s", String.join(" ", words), said)
                .isZero();
        return said;
    }

    /** The verdict once nothing is pending any more but what the platform itself lists as possibly not answered. */
    JsonNode quietVerdict() {
        return new QuietVerdict(whatsApp, admin).await();
    }

    static void assertInnocent(JsonNode verdict) {
        QuietVerdict.assertInnocent(verdict);
    }

    /** Nobody had to scan again, and no account was ever open twice. */
    void assertStillTheSameDevice(Business business) throws IOException, InterruptedException {
        QuietVerdict.assertStillTheSameDevice(whatsApp, business);
    }

    /** The workers that came later go first. */
    @Override
    public void close() {
        workers.forEach(ForegroundProcess::stop);
        localPlatform.stop();
    }
}
