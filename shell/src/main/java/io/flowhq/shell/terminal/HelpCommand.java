package io.flowhq.shell.terminal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code help}, which is also what {@code --help} after any words comes to. */
@Component("help")
final class HelpCommand extends ShellCommand {

    private final ObjectProvider<ShellCommands> commands;

    HelpCommand(ObjectProvider<ShellCommands> commands) {
        super(CommandSyntax.of("help", "Shows the commands, or one of them in full.")
                .optionalArgument("noun", "tenant, worker, ...")
                .optionalArgument("verb", "list, show, ..."));
        this.commands = commands;
    }

    @Override
    protected void run(Invocation invocation) {
        String words = Stream.of(invocation.optionalArgument("noun"), invocation.optionalArgument("verb"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        invocation.output().draw(page(words) + "\n");
    }

    private String page(String words) {
        ShellCommands all = commands.getObject();
        List<ShellCommand> ofNoun = words.isEmpty() ? all.all() : all.of(words);
        if (!ofNoun.isEmpty()) {
            return HelpPage.of(ofNoun);
        }
        return all.named(words).map(ShellCommand::syntax).map(HelpPage::of).orElseThrow(() -> all.unknown(words, ""));
    }
}
