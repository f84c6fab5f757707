package io.flowhq.local.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts the browser once with the sandbox that sessions get: a binary that is there may still be unable to start, most
 * often because the system forbids unprivileged user namespaces (AppArmor from Ubuntu 23.10 on, seccomp in containers).
 */
final class ChromiumCheck implements DoctorCheck {

    static final String NO_SANDBOX_HINT = "its sandbox is not to be had here; allow unprivileged user namespaces"
            + " (sysctl kernel.apparmor_restrict_unprivileged_userns=0, or an AppArmor profile for this file),"
            + " or set FLOWHQ_CHROMIUM_SANDBOX=false";

    private static final String PART = "Chromium";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, String> environment;

    ChromiumCheck(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Finding find() throws InterruptedException {
        Optional<Path> binary = Optional.of(environment.getOrDefault("FLOWHQ_CHROMIUM", ""))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        if (binary.isEmpty()) {
            return Finding.absent(
                    PART,
                    environment.getOrDefault("FLOWHQ_CHROMIUM_SOURCE", ""),
                    "apt install chromium-headless-shell, or set FLOWHQ_CHROMIUM");
        }
        if (!Files.isExecutable(binary.get()) || Files.isDirectory(binary.get())) {
            return Finding.missing(PART, binary.get() + " is no program that can be run: correct FLOWHQ_CHROMIUM");
        }
        return start(binary.get());
    }

    private Finding start(Path binary) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command(binary))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Finding.missing(PART, binary + " did not show an empty page within 30 s; set FLOWHQ_CHROMIUM");
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.exitValue() == 0 && output.contains("<html")) {
                return Finding.ok(
                        PART, binary + (sandboxed() ? ", starts in its sandbox" : ", starts without sandbox"));
            }
            return Finding.missing(PART, binary + " does not start: " + reason(output, process.exitValue()));
        } catch (IOException e) {
            return Finding.missing(PART, binary + " does not start (" + e.getMessage() + "); set FLOWHQ_CHROMIUM");
        }
    }

    private List<String> command(Path binary) {
        List<String> command = new ArrayList<>(List.of(
                binary.toString(), "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"));
        if (!sandboxed()) {
            command.add("--no-sandbox");
        }
        command.addAll(List.of("--dump-dom", "about:blank"));
        return command;
    }

    private boolean sandboxed() {
        return !"root".equals(System.getProperty("user.name"))
                && !"false"
                        .equals(environment
                                .getOrDefault("FLOWHQ_CHROMIUM_SANDBOX", "")
                                .strip());
    }

    private static String reason(String output, int exitValue) {
        if (output.contains("No usable sandbox") || output.contains("sandbox_host_linux")) {
            return NO_SANDBOX_HINT;
        }
        return "exit code " + exitValue
                + output.lines()
                        .filter(line -> line.contains("ERROR")
                                || line.contains("FATAL")
                                || line.contains("error while loading"))
                        .findFirst()
                        .map(line -> ", " + line.strip())
                        .orElse("")
                + "; set FLOWHQ_CHROMIUM to one that starts";
    }
}
