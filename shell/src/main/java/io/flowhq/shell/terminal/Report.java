package io.flowhq.shell.terminal;

import java.time.Duration;
import java.util.Optional;

/** A command that changes nothing and shows something, once or with {@code --watch} for as long as one likes. */
public abstract class Report extends ShellCommand {

    protected Report(Syntax syntax) {
        super(syntax.option(Watch.OPTION));
    }

    protected abstract View look(Call call);

    /** Ends a single look with a {@link Failure} when what was shown means one. */
    protected void judge(View shown) {}

    @Override
    protected final void run(Call call) throws Exception {
        Optional<Duration> every = call.duration("watch");
        if (every.isEmpty()) {
            View view = look(call);
            call.output().print(view);
            judge(view);
        } else {
            new Watch(call, getName(), every.get()).run(() -> look(call));
        }
    }
}
