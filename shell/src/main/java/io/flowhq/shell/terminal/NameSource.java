package io.flowhq.shell.terminal;

import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;

/** The values that an argument can have at this moment, for completion. */
public interface NameSource {

    /** The name of the argument in the {@link CommandSyntax} of commands. */
    String argument();

    List<CompletionProposal> now();
}
