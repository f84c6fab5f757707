package io.flowhq.shell.terminal;

import java.time.Duration;
import java.util.Optional;

/** A command that changes nothing and shows something, once or with {@code --watch} for as long as one likes. */
public abstract class ReportCommand extends ShellCommand {

    protected ReportCommand(CommandSyntax commandSyntax) {
        super(commandSyntax.option(WatchLoop.OPTION));
    }

    protected abstract ResultView look(Invocation invocation);

    /** Ends a single look with a {@link CommandFailure} when what was shown means one. */
    protected void judge(ResultView shown) {}

    @Override
    protected final void run(Invocation invocation) throws Exception {
        Optional<Duration> every = invocation.duration("watch");
        if (every.isEmpty()) {
            ResultView resultView = look(invocation);
            invocation.output().print(resultView);
            judge(resultView);
        } else {
            new WatchLoop(invocation, name(), every.get()).run(() -> look(invocation));
        }
    }
}
