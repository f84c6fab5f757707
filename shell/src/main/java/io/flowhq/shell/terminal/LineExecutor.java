package io.flowhq.shell.terminal;

import io.flowhq.contract.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Runs one line: results to stdout, and for a failure one line to stderr and its exit code. The stack is shown only
 * with {@code --debug}.
 */
@Component
final class LineExecutor {

    private final ShellCommands shellCommands;

    LineExecutor(ShellCommands shellCommands) {
        this.shellCommands = shellCommands;
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
            ParsedLine line = new LineParser(shellCommands).read(words);
            line.command().run(new Invocation(line, results, shellIo));
            return ExitCode.DONE;
        } catch (OutputClosed nobodyReads) {
            return ExitCode.DONE;
        } catch (Exception e) {
            results.flush();
            return tell(e, words.contains("--debug"), shellIo.complaints());
        } finally {
            results.flush();
        }
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
