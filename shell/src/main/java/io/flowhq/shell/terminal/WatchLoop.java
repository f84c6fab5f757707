package io.flowhq.shell.terminal;

import io.flowhq.contract.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again until it is interrupted. On a screen the view is redrawn in place; elsewhere it is printed when
 * it has changed. A database that goes away is waited for.
 */
final class WatchLoop {

    static final OptionSpec OPTION = OptionSpec.duration("watch", "2s", "Looks again every so often; Ctrl-C ends it.");

    private static final String CLEAR_SCREEN = "\u001b[2J";
    private static final String TOP_OF_SCREEN = "\u001b[H";
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K\n";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final Invocation invocation;
    private final String title;
    private final Duration every;

    private List<String> lines = List.of();
    private @Nullable Object data;
    private @Nullable String complaint;

    WatchLoop(Invocation invocation, String title, Duration every) {
        this.invocation = invocation;
        this.title = title + ", every " + OutputStyle.span(every) + ". Ctrl-C ends it.";
        this.every = every;
    }

    /** @throws InterruptedException always, in the end */
    void run(Callable<ResultView> look) throws Exception {
        if (invocation.isWatched()) {
            invocation.output().draw(CLEAR_SCREEN);
        }
        try {
            again(look);
        } finally {
            if (invocation.isWatched()) {
                invocation.output().draw("\n");
            }
        }
    }

    private void again(Callable<ResultView> look) throws Exception {
        while (true) {
            try {
                show(look.call());
            } catch (Exception e) {
                CommandFailure commandFailure = FailureMapper.of(e);
                if (commandFailure.exitCode() != ExitCode.UNAVAILABLE) {
                    throw e;
                }
                complain(commandFailure.line() + " Trying again.");
            }
            Thread.sleep(every);
        }
    }

    private void show(ResultView resultView) {
        complaint = null;
        if (invocation.isWatched()) {
            lines = resultView.lines(invocation.output().style());
            redraw(List.of());
        } else if (!resultView.data().equals(data)) {
            data = resultView.data();
            invocation.output().print(resultView);
        }
    }

    private void complain(String line) {
        if (invocation.isWatched()) {
            redraw(List.of("", line));
        } else if (!Objects.equals(complaint, line)) {
            invocation.note(line);
        }
        complaint = line;
    }

    private void redraw(List<String> more) {
        StringBuilder screen = new StringBuilder(TOP_OF_SCREEN);
        screen.append(title).append(CLEAR_TO_END_OF_LINE).append(CLEAR_TO_END_OF_LINE);
        lines.forEach(line -> screen.append(line).append(CLEAR_TO_END_OF_LINE));
        more.forEach(line -> screen.append(line).append(CLEAR_TO_END_OF_LINE));
        invocation.output().draw(screen.append(CLEAR_BELOW).toString());
    }
}
