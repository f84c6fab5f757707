package io.flowhq.shell.terminal;

import java.time.Duration;
import java.util.Optional;

/** A command that changes nothing and shows something, once or with {@code --watch} for as long as one likes. */
public abstract class Report extends ShellCommand {

    protected Report(Syntax syntax) {
        super(syntax.option(Watch.OPTION));
    }

    protected abstract View look(Call call);

    @Override
    protected final void run(Call call) throws Exception {
        Optional<Duration> every = call.duration("watch");
        if (every.isEmpty()) {
            call.output().print(look(call));
        } else {
            new Watch(call, getName(), every.get()).run(() -> look(call));
        }
    }
}
