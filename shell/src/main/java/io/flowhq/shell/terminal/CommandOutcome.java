package io.flowhq.shell.terminal;

import java.util.List;

/**
 * What a command did, in plain sentences.
 *
 * @param data the same for programs
 */
public record CommandOutcome(List<String> lines, Object data) implements ResultView {

    public static CommandOutcome of(String line, Object data) {
        return new CommandOutcome(List.of(line), data);
    }

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return lines;
    }
}
