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
    static ProcessSpec named(String name, Path folder, String text) {
        Path ready = folder.resolve(name + ".ready");
        return new ProcessSpec(
                name,
                List.of("bash", "-c", text),
                Map.of("FOLDER", folder.toString(), "NAME", name),
                List.of(),
                folder.resolve(name + ".log"),
                () -> Files.deleteIfExists(ready),
                ReadinessProbe.written(ready),
                Duration.ofSeconds(20),
                ProcessSpec.StopSignal.TERM,
                Duration.ofSeconds(10));
    }

    /** The same part with other values where a test needs them. */
    static ProcessSpec given(
            ProcessSpec processSpec, List<String> command, List<String> hidden, Duration startTimeout, Duration grace) {
        return new ProcessSpec(
                processSpec.name(),
                command,
                processSpec.environment(),
                hidden,
                processSpec.log(),
                processSpec.prepare(),
                processSpec.readiness(),
                startTimeout,
                processSpec.stop(),
                grace);
    }

    /** Ready at once, ends politely and writes its name into the file {@code ended}. */
    static ProcessSpec polite(String name, Path folder) {
        return named(
                name,
                folder,
                "trap 'echo $NAME >>$FOLDER/ended; exit 0' TERM; touch $FOLDER/$NAME.ready; while :; do sleep 0.1; done");
    }
}
