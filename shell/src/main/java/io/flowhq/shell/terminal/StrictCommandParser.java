package io.flowhq.shell.terminal;

import java.util.List;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/**
 * Takes the place of Spring Shell's own parser, which loses quotes, wants values for flags and passes over options it
 * does not know. Whatever is wrong with a line is a {@link CommandFailure} that names the nearest right word.
 */
@Component
final class StrictCommandParser implements CommandParser {

    private final ShellCommands shellCommands;

    StrictCommandParser(ShellCommands shellCommands) {
        this.shellCommands = shellCommands;
    }

    @Override
    public ParsedInput parse(String line) {
        return parse(Tokenizer.of(line));
    }

    ParsedInput parse(List<String> words) {
        return new LineParser(shellCommands).read(words);
    }
}
