package io.flowhq.shell.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of a command: what was written, and where its results go. */
public final class Invocation {

    private final ParsedLine line;
    private final ShellIo shellIo;
    private final ResultOutput resultOutput;

    Invocation(ParsedLine line, PrintWriter results, ShellIo shellIo) {
        this.line = line;
        this.shellIo = shellIo;
        this.resultOutput = new ResultOutput(results, format(), style());
    }

    private ResultOutput.Format format() {
        return ResultOutput.Format.valueOf(option("output", "text").toUpperCase(Locale.ROOT));
    }

    private OutputStyle style() {
        boolean coloured = switch (option("color", "auto")) {
            case "always" -> true;
            case "never" -> false;
            default -> shellIo.colour();
        };
        return new OutputStyle(coloured, option("time", "relative").equals("iso"), shellIo.clock());
    }

    /** A required argument; the parser saw to it that it is there. */
    public String argument(String name) {
        return Objects.requireNonNull(optionalArgument(name), name);
    }

    public @Nullable String optionalArgument(String name) {
        List<CommandSyntax.Argument> declared = line.command().syntax().arguments();
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i).name().equals(name)) {
                return i < line.arguments().size() ? line.arguments().get(i) : null;
            }
        }
        throw new IllegalArgumentException(line.command().name() + " declares no argument " + name);
    }

    /** The value of an option as it was read; null when it was not given. */
    public <T> @Nullable T value(String name, Class<T> type) {
        return type.cast(line.options().get(name));
    }

    /** The same as a text, for the forms that other surfaces fill in as well. */
    public @Nullable String option(String name) {
        Object value = line.options().get(name);
        return value == null ? null : value instanceof Enum<?> choice ? choice.name() : value.toString();
    }

    public String option(String name, String otherwise) {
        return Objects.requireNonNullElse(option(name), otherwise);
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(value(name, Boolean.class));
    }

    public int number(String name, int otherwise) {
        return Objects.requireNonNullElse(value(name, Integer.class), otherwise);
    }

    public Optional<Duration> duration(String name) {
        return Optional.ofNullable(value(name, Duration.class));
    }

    public ResultOutput output() {
        return resultOutput;
    }

    public InstantSource clock() {
        return shellIo.clock();
    }

    /** Whether somebody watches the screen on which text appears. */
    public boolean isWatched() {
        return shellIo.person() && resultOutput.format() == ResultOutput.Format.TEXT;
    }

    /** Says something beside the results, on stderr. */
    public void note(String line) {
        shellIo.complaints().println(TerminalText.line(line));
        shellIo.complaints().flush();
    }

    /** Asks a question whose only good answer is yes; anything else is no. */
    public boolean agrees(String question) {
        if (flag("yes")) {
            return true;
        }
        String answer = ask(question + " [y/N] ").strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    /** Asks for something to be typed out; anything else is no. */
    public boolean agreesByTyping(String question, String expected) {
        return flag("yes") || ask(question + " ").strip().equals(expected);
    }

    private String ask(String question) {
        if (resultOutput.format() != ResultOutput.Format.TEXT) {
            throw CommandFailure.usage(
                    question.strip() + " Nobody is asked under --output " + option("output") + ": add --yes to agree.");
        }
        if (!shellIo.person()) {
            throw CommandFailure.usage(question.strip() + " There is no terminal to ask on: add --yes to agree.");
        }
        try {
            return Objects.requireNonNullElse(shellIo.readInput(question), "");
        } catch (Exception hungUp) {
            throw CommandFailure.interrupted();
        }
    }
}
