package io.flowhq.shell.terminal;

import java.util.List;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/**
 * One command of this shell. It declares its {@link CommandSyntax}, so that the parser can be strict and help complete, and
 * ends in one of two ways: results on stdout, or a {@link CommandFailure}.
 */
public abstract class ShellCommand implements Command {

    private final CommandSyntax commandSyntax;

    protected ShellCommand(CommandSyntax commandSyntax) {
        this.commandSyntax = commandSyntax;
    }

    /** @throws Exception anything; {@link FailureMapper} says what it means to the person at the terminal */
    protected abstract void run(Invocation invocation) throws Exception;

    @Override
    public final ExitStatus execute(CommandContext context) throws Exception {
        run(new Invocation(commandSyntax, context));
        return ExitStatus.OK;
    }

    public final CommandSyntax syntax() {
        return commandSyntax;
    }

    @Override
    public final String getName() {
        return commandSyntax.name();
    }

    @Override
    public final String getDescription() {
        return commandSyntax.summary();
    }

    @Override
    public final String getHelp() {
        return HelpPage.of(commandSyntax);
    }

    @Override
    public final List<CommandOption> getOptions() {
        return commandSyntax.allOptions().map(OptionSpec::declared).toList();
    }
}
