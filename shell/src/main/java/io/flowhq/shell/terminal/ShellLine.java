package io.flowhq.shell.terminal;

import java.io.PrintWriter;
import java.util.List;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.stereotype.Component;

/**
 * Runs one line: results to stdout, and for a failure one line to stderr and its exit code. The stack is shown only
 * with {@code --debug}.
 */
@Component
final class ShellLine {

    private final StrictCommandParser parser;
    private final CommandRegistry registry;
    private final CommandExecutor executor;

    ShellLine(StrictCommandParser parser, CommandRegistry registry) {
        this.parser = parser;
        this.registry = registry;
        this.executor = new CommandExecutor(registry);
    }

    ExitCode run(String line, PrintWriter results, Surroundings surroundings) {
        try {
            return run(Words.of(line), results, surroundings);
        } catch (Failure unreadable) {
            return tell(unreadable, false, surroundings.complaints());
        }
    }

    ExitCode run(List<String> words, PrintWriter results, Surroundings surroundings) {
        try {
            executor.execute(new CommandContext(parser.parse(words), registry, results, surroundings));
            return ExitCode.DONE;
        } catch (Exception e) {
            results.flush();
            return tell(e, words.contains("--debug"), surroundings.complaints());
        } finally {
            results.flush();
        }
    }

    private static ExitCode tell(Exception e, boolean debug, PrintWriter complaints) {
        Failure failure = Failures.of(e);
        complaints.println(failure.line());
        if (debug) {
            e.printStackTrace(complaints);
        }
        complaints.flush();
        return failure.exitCode();
    }
}
