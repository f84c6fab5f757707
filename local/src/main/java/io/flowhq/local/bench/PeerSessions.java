package io.flowhq.local.bench;

import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Linked sessions in the shape that the seeds have: one Node process with puppeteer-core and one Chromium each, on the same
 * page. Needs Node and npm, and fetches puppeteer-core once into the cache.
 */
final class PeerSessions implements AutoCloseable {

    private static final String PUPPETEER_CORE = "25.16.0";
    private static final String SCRIPT = "peer.mjs";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final LocalSettings localSettings;
    private final Path profiles;
    private final List<ProcessHandle> processes = new ArrayList<>();

    private PeerSessions(LocalSettings localSettings, Path profiles) {
        this.localSettings = localSettings;
        this.profiles = profiles;
    }

    /**
     * Links {@code count} phones that nobody else uses.
     *
     * @throws StepFailed when Node or npm is missing, or a session does not come up
     */
    static PeerSessions link(MeasuredPlatform platform, int firstPhone, int count)
            throws IOException, InterruptedException {
        PeerSessions peers = new PeerSessions(
                platform.localSettings(), platform.homeDirectory().folder().resolve("peers"));
        Path folder = peers.install();
        try {
            for (int n = firstPhone; n < firstPhone + count; n++) {
                peers.link(folder, platform.running().whatsApp(), platform.whatsApp(), MeasuredPlatform.number(n));
            }
        } catch (IOException | InterruptedException | StepFailed e) {
            peers.close();
            throw e;
        }
        return peers;
    }

    private Path install() throws IOException, InterruptedException {
        Path folder = localSettings.cache().resolve("puppeteer-core-" + PUPPETEER_CORE);
        if (!Files.isDirectory(folder.resolve("node_modules/puppeteer-core"))) {
            Files.createDirectories(folder);
            run(
                    "npm",
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                    folder.toString(),
                    "puppeteer-core@" + PUPPETEER_CORE);
        }
        try (InputStream script = Objects.requireNonNull(PeerSessions.class.getResourceAsStream(SCRIPT))) {
            Files.copy(script, folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new StepFailed(command[0] + " ended with exit code " + process.exitValue());
        }
    }

    private void link(Path folder, String address, SimulatedWhatsApp whatsApp, String number)
            throws IOException, InterruptedException {
        whatsApp.addPhone(number, "Biashara " + number);
        Path profile = Files.createDirectories(profiles.resolve(number));
        processes.add(new ProcessBuilder(
                        "node",
                        folder.resolve(SCRIPT).toString(),
                        localSettings.chromium().orElseThrow().toString(),
                        profile.toString(),
                        address)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.log").toFile())
                .start()
                .toHandle());
        String code = PollUntil.seePresent(
                "code of a peer's session",
                TIMEOUT,
                () -> whatsApp.devices().stream()
                        .map(SimulatedWhatsApp.Device::code)
                        .filter(shown -> !shown.isEmpty())
                        .findFirst());
        whatsApp.scan(number, code);
        PollUntil.see(
                "session of a peer",
                TIMEOUT,
                () -> whatsApp.linkedDevices(number),
                devices -> devices.stream().anyMatch(SimulatedWhatsApp.Device::online));
    }

    ProcessUsage tree() {
        return new ProcessUsage(processes);
    }

    @Override
    public void close() {
        List<ProcessHandle> all = processes.stream()
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }
}
