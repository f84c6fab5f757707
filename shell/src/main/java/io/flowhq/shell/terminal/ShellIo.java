package io.flowhq.shell.terminal;

import java.io.PrintWriter;
import java.time.InstantSource;
import org.springframework.shell.core.InputReader;

/**
 * Where a command is called: who answers its questions, and what time it is there.
 *
 * @param answers asked only when there is a person
 * @param complaints stderr: whatever is not a result
 * @param person a person sits at a terminal, for input and for output
 * @param colour colours please, unless a call says otherwise
 */
public record ShellIo(InputReader answers, PrintWriter complaints, boolean person, boolean colour, InstantSource clock)
        implements InputReader {

    /** Nobody there, as in a pipe or under cron. */
    public static ShellIo unattended(PrintWriter complaints, InstantSource clock) {
        return new ShellIo(new InputReader() {}, complaints, false, false, clock);
    }

    @Override
    public String readInput(String prompt) throws Exception {
        return answers.readInput(prompt);
    }

    @Override
    public char[] readPassword(String prompt) throws Exception {
        return answers.readPassword(prompt);
    }
}
