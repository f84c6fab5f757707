package io.flowhq.shell.tenant;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.shell.platform.Platform;
import io.flowhq.shell.terminal.Call;
import io.flowhq.shell.terminal.ExitCode;
import io.flowhq.shell.terminal.Failure;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.shell.terminal.Style;
import io.flowhq.store.session.Screenshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code tenant screenshot}: asks for a picture of the page, waits for it and writes it to a file. */
@Component
final class TakeScreenshot extends ShellCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PACE = Duration.ofMillis(200);

    private final Platform platform;

    TakeScreenshot(Platform platform) {
        super(TenantArgument.of("tenant screenshot", "Takes a picture of a tenant's page.")
                .option(OptionSpec.text("file", "PATH", "Where it is written; <id>.png unless said."))
                .option(OptionSpec.duration("wait", "30s", "How long to wait for the picture.")));
        this.platform = platform;
    }

    @Override
    protected void run(Call call) throws InterruptedException {
        TenantId id =
                platform.tenant(call.argument(TenantArgument.NAME)).tenant().id();
        Instant last = platform.sessions().screenshot(id).map(Screenshot::at).orElse(null);
        platform.commands().screenshot(id, RequestId.random(), platform.operator(), null);
        Screenshot taken = awaitNewer(id, last, call.duration("wait").orElse(PATIENCE));
        Path file = Path.of(call.option("file", ShortId.of(id) + ".png"));
        try {
            Files.write(file, taken.png());
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The picture cannot be written to " + file + ": " + e.getMessage(), e);
        }
        call.output().print(new Picture(file, taken.at(), taken.png().length));
    }

    private Screenshot awaitNewer(TenantId id, @Nullable Instant last, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<Screenshot> newest = platform.sessions()
                    .screenshot(id)
                    .filter(picture -> !picture.at().equals(last));
            if (newest.isPresent()) {
                return newest.get();
            }
            if (System.nanoTime() > end) {
                throw new Failure(
                        ExitCode.FAILED,
                        "No picture came in " + Style.span(limit) + ". Does the page hang? tenant force-restart "
                                + ShortId.of(id));
            }
            Thread.sleep(PACE);
        }
    }
}
