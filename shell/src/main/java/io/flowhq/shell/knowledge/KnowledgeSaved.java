package io.flowhq.shell.knowledge;

import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import java.util.List;
import java.util.Map;

/**
 * A change of what an owner has told.
 *
 * @param line what was done
 * @param data the same for programs
 */
record KnowledgeSaved(String line, Map<String, ?> data) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of(line);
    }
}
