package io.flowhq.shell.terminal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;

/** One call of a command: what was written, and where its results go. */
public final class Invocation {

    private final CommandSyntax commandSyntax;
    private final CommandContext context;
    private final ShellIo shellIo;
    private final ResultOutput resultOutput;

    Invocation(CommandSyntax commandSyntax, CommandContext context) {
        this.commandSyntax = commandSyntax;
        this.context = context;
        this.shellIo = (ShellIo) context.inputReader();
        this.resultOutput = new ResultOutput(context.outputWriter(), format(), style());
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
        List<CommandSyntax.Argument> declared = commandSyntax.arguments();
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i).name().equals(name)) {
                CommandArgument given = context.getArgumentByIndex(i);
                return given == null ? null : given.value();
            }
        }
        throw new IllegalArgumentException(commandSyntax.name() + " declares no argument " + name);
    }

    public @Nullable String option(String name) {
        CommandOption given = context.getOptionByLongName(name);
        return given == null ? null : given.value();
    }

    public String option(String name, String otherwise) {
        return Objects.requireNonNullElse(option(name), otherwise);
    }

    public <E extends Enum<E>> @Nullable E option(String name, Class<E> type) {
        String given = option(name);
        return given == null ? null : Enum.valueOf(type, given);
    }

    public boolean flag(String name) {
        return "true".equals(option(name));
    }

    public int number(String name, int otherwise) {
        String given = option(name);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    public Optional<Duration> duration(String name) {
        return Optional.ofNullable(option(name))
                .map(given ->
                        commandSyntax.optionCalled("--" + name).orElseThrow().parse(given));
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
