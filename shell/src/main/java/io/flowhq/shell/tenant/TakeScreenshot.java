package io.flowhq.shell.tenant;

import io.flowhq.contract.ExitCode;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.Poll;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.session.Screenshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code tenant screenshot}: asks for a picture of the page, waits for it and writes it to a file. */
@Component("tenant screenshot")
final class TakeScreenshot extends ShellCommand {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private final ShellServices shellServices;

    TakeScreenshot(ShellServices shellServices) {
        super(TenantArgument.of("tenant screenshot", "Takes a picture of a tenant's page.")
                .option(OptionSpec.text("file", "PATH", "Where it is written; <id>.png unless said."))
                .option(OptionSpec.duration("wait", "30s", "How long to wait for the picture."))
                .example("tenant screenshot 3f9c --file zuri.png"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) throws InterruptedException {
        TenantId id = TenantArgument.id(shellServices, invocation);
        Instant last =
                shellServices.sessions().screenshot(id).map(Screenshot::at).orElse(null);
        shellServices.commands().give(CommandKind.SCREENSHOT, id, RequestId.random(), shellServices.operator(), null);
        Screenshot taken = awaitNewer(id, last, invocation.duration("wait").orElse(DEFAULT_TIMEOUT));
        String file = invocation.option("file", ShortId.of(id) + ".png");
        try {
            Files.write(Path.of(file), taken.png());
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "The picture cannot be written to " + file + ": " + e.getMessage(), e);
        }
        invocation.output().print(new SavedScreenshot(Path.of(file), taken.at(), taken.png().length));
    }

    private Screenshot awaitNewer(TenantId id, @Nullable Instant last, Duration limit) throws InterruptedException {
        return Poll.until(
                () -> shellServices
                        .sessions()
                        .screenshot(id)
                        .filter(picture -> !picture.at().equals(last)),
                limit,
                () -> new CommandFailure(
                        ExitCode.FAILED,
                        "No picture came in " + OutputStyle.span(limit) + ". Does the page hang? tenant force-restart "
                                + ShortId.of(id)));
    }
}
