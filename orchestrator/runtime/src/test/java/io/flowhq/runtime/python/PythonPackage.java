package io.flowhq.runtime.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A package of PyPI in a virtual environment of its own below {@code target}, made when it is first needed. Where no Python
 * is found, or none that is new enough, the test is skipped and says so.
 */
public final class PythonPackage {

    private static final long TIMEOUT_SECONDS = 300;

    private final Path environment;

    private PythonPackage(Path environment) {
        this.environment = environment;
    }

    /**
     * Installs a package.
     *
     * @param pinned with its version, such as {@code waha-py==2026.9.2}
     * @param oldest the oldest Python 3 it runs on, such as 10 for 3.10
     */
    public static PythonPackage of(String pinned, int oldest) throws IOException, InterruptedException {
        Path environment = Path.of("target", "python", pinned.replaceAll("[^a-z0-9.-]", "_"))
                .toAbsolutePath();
        PythonPackage installed = new PythonPackage(environment);
        if (Files.notExists(environment.resolve("complete"))) {
            Optional<Path> python = python(oldest);
            assumeThat(python)
                    .as("skipped: no Python 3.%d or newer with venv, which %s needs", oldest, pinned)
                    .isPresent();
            installed.install(python.orElseThrow(), pinned);
            Files.createFile(environment.resolve("complete"));
        }
        return installed;
    }

    /** With Python's own pip where there is one: to copy it into the environment takes longer than all the rest. */
    private void install(Path python, String pinned) throws IOException, InterruptedException {
        List<String> options = List.of("install", "--quiet", "--no-compile", "--disable-pip-version-check", pinned);
        boolean ownPip = succeeds(python, "import pip");
        List<String> create = new ArrayList<>(List.of(python.toString(), "-m", "venv", environment.toString()));
        if (ownPip) {
            create.add("--without-pip");
        }
        run(create, Map.of());
        List<String> pip = new ArrayList<>(
                ownPip
                        ? List.of(python.toString(), "-m", "pip", "--python", program("python"))
                        : List.of(program("pip")));
        pip.addAll(options);
        run(pip, Map.of());
    }

    /** A program of the package, or Python itself. */
    public String program(String name) {
        return environment.resolve("bin").resolve(name).toString();
    }

    /** Runs a program, which has to succeed, and answers what it printed. */
    public static String run(List<String> command, Map<String, String> variables)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        Path errors = Files.createTempFile("python", ".err");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String printed =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as("%s printed %s and %s", String.join(" ", command), printed, Files.readString(errors))
                    .isZero();
            return printed;
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private static Optional<Path> python(int oldest) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            folders.add(Path.of(folder));
        }
        Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (Files.isDirectory(versions)) {
            try (Stream<Path> each = Files.list(versions)) {
                each.map(version -> version.resolve("bin")).sorted().forEach(folders::add);
            }
        }
        return folders.stream()
                .flatMap(folder -> Stream.of("python3", "python3.14", "python3.13", "python3.12")
                        .map(folder::resolve))
                .filter(Files::isExecutable)
                .filter(python -> suits(python, oldest))
                .findFirst();
    }

    private static boolean suits(Path python, int oldest) {
        return succeeds(python, "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, " + oldest + "))");
    }

    private static boolean succeeds(Path python, String statements) {
        try {
            return new ProcessBuilder(python.toString(), "-c", statements)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException unusable) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
