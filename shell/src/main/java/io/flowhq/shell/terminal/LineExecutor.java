package io.flowhq.shell.terminal;

import io.flowhq.contract.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.stereotype.Component;

/**
 * Runs one line: results to stdout, and for a failure one line to stderr and its exit code. The stack is shown only
 * with {@code --debug}.
 */
@Component
final class LineExecutor {

    private final StrictCommandParser parser;
    private final CommandRegistry registry;
    private final CommandExecutor executor;

    LineExecutor(StrictCommandParser parser, CommandRegistry registry) {
        this.parser = parser;
        this.registry = registry;
        this.executor = new CommandExecutor(registry);
    }

    ExitCode run(String line, PrintWriter results, ShellIo shellIo) {
        try {
            return run(Tokenizer.of(line), results, shellIo);
        } catch (CommandFailure unreadable) {
            return tell(unreadable, false, shellIo.complaints());
        }
    }

    ExitCode run(List<String> words, PrintWriter results, ShellIo shellIo) {
        try {
            executor.execute(new CommandContext(parser.parse(words), registry, results, shellIo));
            return ExitCode.DONE;
        } catch (Exception e) {
            results.flush();
            return isFor(OutputClosed.class, e)
                    ? ExitCode.DONE
                    : tell(e, words.contains("--debug"), shellIo.complaints());
        } finally {
            results.flush();
        }
    }

    /** The executor wraps what a command throws. */
    private static boolean isFor(Class<? extends Exception> reason, Exception thrown) {
        return Stream.iterate((Throwable) thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(reason::isInstance);
    }

    private static ExitCode tell(Exception e, boolean debug, PrintWriter complaints) {
        CommandFailure commandFailure = FailureMapper.of(e);
        complaints.println(commandFailure.line());
        if (debug) {
            e.printStackTrace(complaints);
        }
        complaints.flush();
        return commandFailure.exitCode();
    }
}
