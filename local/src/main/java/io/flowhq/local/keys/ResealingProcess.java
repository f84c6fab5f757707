package io.flowhq.local.keys;

import io.flowhq.local.platform.DatabaseEndpoint;
import io.flowhq.local.platform.LocalSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bot-worker's program that seals every snapshot with the first key of a file and ends. */
final class ResealingProcess {

    private static final Pattern RESULT = Pattern.compile("snapshots resealed: (\\d+), left: (\\d+)");

    private final LocalSettings settings;

    ResealingProcess(LocalSettings settings) {
        this.settings = settings;
    }

    /** @param left damaged, or sealed with a key that the file does not have */
    record Result(int resealed, int left) {}

    Result run(DatabaseEndpoint database, Path keyFile) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        settings.java().toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        settings.botWorkerJar().toString(),
                        "--reseal-snapshots"))
                .redirectErrorStream(true);
        builder.environment().remove("METRICS_PORT");
        builder.environment().put("DATABASE_URL", database.jdbc());
        builder.environment().put("FLOWHQ_SNAPSHOT_KEY_FILE", keyFile.toString());
        settings.chromium().ifPresent(path -> builder.environment().put("FLOWHQ_CHROMIUM", path.toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher result = RESULT.matcher(said);
        if (process.waitFor() != 0 || !result.find()) {
            throw new IOException("the snapshots were not sealed anew: " + last(said));
        }
        return new Result(Integer.parseInt(result.group(1)), Integer.parseInt(result.group(2)));
    }

    private static String last(String said) {
        return said.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("it said nothing");
    }
}
