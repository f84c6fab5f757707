package io.flowhq.local.demo;

import io.flowhq.local.platform.ThisMachine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One more process of a running platform, as another machine would have it: nobody starts it again when it is killed. */
final class ExtraProcess implements AutoCloseable {

    private final List<String> command;
    private final Map<String, String> environment;
    private final File log;
    private Process process;

    /** @param jar in the checkout */
    ExtraProcess(String jar, Map<String, String> environment, Path log) throws IOException {
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                ThisMachine.checkout().resolve(jar).toString());
        this.environment = environment;
        this.log = log.toFile();
        this.process = start();
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().remove("METRICS_PORT");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Kills it and puts another in its place. */
    void replace() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
    }

    /** Ends it in good order and puts another in its place, as a new release does. */
    void restart() throws IOException, InterruptedException {
        close();
        startAgain();
    }

    /** After {@link #close()}. */
    void startAgain() throws IOException {
        process = start();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
