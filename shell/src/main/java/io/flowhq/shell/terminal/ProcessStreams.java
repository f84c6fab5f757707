package io.flowhq.shell.terminal;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.InputReader;

/**
 * The three streams of a process, all of them UTF-8 whatever the locale says, and whether a person is at the other end.
 *
 * @param person input and output are one terminal
 * @param colour colours please: a person's terminal that is not dumb, and no {@code NO_COLOR}
 */
public record ProcessStreams(PrintWriter out, PrintWriter err, BufferedReader in, boolean person, boolean colour) {

    public static ProcessStreams ofThisProcess() {
        boolean person = System.console() != null;
        boolean colour = person && !isSet(System.getenv("NO_COLOR")) && !"dumb".equals(System.getenv("TERM"));
        return new ProcessStreams(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                person,
                colour);
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), false);
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    /** Where a one-shot command is called: questions appear on stderr, so that stdout stays results only. */
    ShellIo surroundings(InstantSource clock) {
        return new ShellIo(new Answers(), err, person, colour, clock);
    }

    private final class Answers implements InputReader {
        @Override
        public String readInput(String prompt) throws Exception {
            err.print(prompt);
            err.flush();
            return Objects.requireNonNullElse(in.readLine(), "");
        }
    }
}
