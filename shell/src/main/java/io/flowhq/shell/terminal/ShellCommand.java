package io.flowhq.shell.terminal;

/**
 * One command of this shell, a bean of the command's name. It declares its {@link CommandSyntax}, so that the parser can be
 * strict and help complete, and ends in one of two ways: results on stdout, or a {@link CommandFailure}.
 */
public abstract class ShellCommand {

    private final CommandSyntax commandSyntax;

    protected ShellCommand(CommandSyntax commandSyntax) {
        this.commandSyntax = commandSyntax;
    }

    /** @throws Exception anything; {@link FailureMapper} says what it means to the person at the terminal */
    protected abstract void run(Invocation invocation) throws Exception;

    public final CommandSyntax syntax() {
        return commandSyntax;
    }

    /** One or two words, noun first. */
    public final String name() {
        return commandSyntax.name();
    }
}
