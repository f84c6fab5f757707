package io.flowhq.local.platform;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import java.nio.file.Files;
import java.nio.file.Path;

/** The runnable jars of the checkout. */
enum ExecutableJars {
    SIMULATOR("bot-worker/simulator/target/simulator-exec.jar", 512),
    ORCHESTRATOR("orchestrator/app/target/orchestrator-exec.jar", 192),
    BOT_WORKER("bot-worker/app/target/bot-worker-exec.jar", 256),
    WEB("web/target/web-exec.jar", 256);

    private final String path;
    private final int heapMegabytes;

    ExecutableJars(String path, int heapMegabytes) {
        this.path = path;
        this.heapMegabytes = heapMegabytes;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    Path in(Path root) {
        Path jar = root.resolve(path);
        if (Files.notExists(jar)) {
            throw new CommandFailed(
                    ExitCode.FAILED, jar + " is not built; ./flowhq builds it, or: mvn package -DskipTests");
        }
        return jar;
    }
}
