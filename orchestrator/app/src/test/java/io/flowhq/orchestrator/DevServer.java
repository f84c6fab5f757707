package io.flowhq.orchestrator;

import io.flowhq.runtime.http.UnusedPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Temporal server for one test class, on a port of its own, without search attributes of ours. */
public final class DevServer implements AutoCloseable {

    private final Path binary;
    private final int port;
    private final int http;
    private final Path data;
    private Process process;

    private DevServer(Path binary, Path data) {
        this.binary = binary;
        this.data = data;
        this.port = UnusedPort.choose();
        this.http = UnusedPort.choose();
    }

    /** The launcher's binary, or {@code FLOWHQ_TEMPORAL}, or the one on the PATH. */
    public static Optional<Path> binary() {
        Stream<Path> named = Stream.ofNullable(System.getenv("FLOWHQ_TEMPORAL")).map(Path::of);
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        Stream<Path> cached = Stream.of(Path.of(cache, "flowhq", "temporal-1.5.1", "temporal"));
        Stream<Path> found = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, "temporal"));
        return Stream.of(named, cached, found)
                .flatMap(paths -> paths)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Not started yet. */
    public static DevServer in(Path folder) {
        return new DevServer(binary().orElseThrow(), folder.resolve("temporal.db"));
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public void start(String... more) {
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--http-port",
                Integer.toString(http),
                "--log-level",
                "error",
                "--db-filename",
                data.toString()));
        command.addAll(List.of(more));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolveSibling("temporal.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
