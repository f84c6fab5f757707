package io.flowhq.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Parts that are a few lines of shell. */
final class Script {

    private Script() {}

    /** Ready once it has made the file {@code name.ready} in its folder. */
    static Part named(String name, Path folder, String text) {
        Path ready = folder.resolve(name + ".ready");
        return new Part(
                name,
                List.of("bash", "-c", text),
                Map.of("FOLDER", folder.toString(), "NAME", name),
                List.of(),
                folder.resolve(name + ".log"),
                () -> Files.deleteIfExists(ready),
                Readiness.written(ready),
                Duration.ofSeconds(20),
                Part.StopSignal.TERM,
                Duration.ofSeconds(10));
    }

    /** The same part with other values where a test needs them. */
    static Part given(Part part, List<String> command, List<String> hidden, Duration patience, Duration grace) {
        return new Part(
                part.name(),
                command,
                part.environment(),
                hidden,
                part.log(),
                part.prepare(),
                part.readiness(),
                patience,
                part.stop(),
                grace);
    }

    /** Ready at once, ends politely and writes its name into the file {@code ended}. */
    static Part polite(String name, Path folder) {
        return named(
                name,
                folder,
                "trap 'echo $NAME >>$FOLDER/ended; exit 0' TERM; touch $FOLDER/$NAME.ready; while :; do sleep 0.1; done");
    }
}
