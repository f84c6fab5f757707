package io.flowhq.shell.knowledge;

import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of what an owner has told.
 *
 * @param table null when nothing of it is told
 */
record KnowledgeList(@Nullable TextTable table, List<Map<String, @Nullable Object>> data) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return table == null
                ? List.of("Nothing is told. Tell something: knowledge tell, service, product, teach or import")
                : table.lines(outputStyle);
    }
}
