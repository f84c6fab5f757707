package io.flowhq.shell.terminal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code help}, which is also what {@code --help} after any words comes to. */
@Component
final class Help extends ShellCommand {

    private final ObjectProvider<Commands> commands;

    Help(ObjectProvider<Commands> commands) {
        super(Syntax.of("help", "Shows the commands, or one of them in full.")
                .optionalArgument("noun", "tenant, worker, ...")
                .optionalArgument("verb", "list, show, ..."));
        this.commands = commands;
    }

    @Override
    protected void run(Call call) {
        String words = Stream.of(call.optionalArgument("noun"), call.optionalArgument("verb"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        call.output().draw(page(words) + "\n");
    }

    private String page(String words) {
        Commands all = commands.getObject();
        List<ShellCommand> ofNoun = words.isEmpty() ? all.all() : all.of(words);
        if (!ofNoun.isEmpty()) {
            return HelpPage.of(ofNoun);
        }
        return all.named(words).map(ShellCommand::getHelp).orElseThrow(() -> all.unknown(words, ""));
    }
}
