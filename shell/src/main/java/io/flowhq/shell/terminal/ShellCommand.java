package io.flowhq.shell.terminal;

import java.util.List;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;

/**
 * One command of this shell. It declares its {@link Syntax}, so that the parser can be strict and help complete, and
 * ends in one of two ways: results on stdout, or a {@link Failure}.
 */
public abstract class ShellCommand implements Command {

    private final Syntax syntax;

    protected ShellCommand(Syntax syntax) {
        this.syntax = syntax;
    }

    /** @throws Exception anything; {@link Failures} says what it means to the person at the terminal */
    protected abstract void run(Call call) throws Exception;

    @Override
    public final ExitStatus execute(CommandContext context) throws Exception {
        run(new Call(syntax, context));
        return ExitStatus.OK;
    }

    public final Syntax syntax() {
        return syntax;
    }

    @Override
    public final String getName() {
        return syntax.name();
    }

    @Override
    public final String getDescription() {
        return syntax.summary();
    }

    @Override
    public final String getHelp() {
        return HelpPage.of(syntax);
    }

    @Override
    public final List<CommandOption> getOptions() {
        return syntax.allOptions().map(OptionSpec::declared).toList();
    }
}
