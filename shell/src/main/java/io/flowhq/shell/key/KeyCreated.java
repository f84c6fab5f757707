package io.flowhq.shell.key;

import io.flowhq.client.ApiKeys;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import java.util.List;

/** A key that was just made, with the key itself. */
record KeyCreated(ApiKeys.Created created) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of(
                created.key(),
                "It is not shown again. Undo: key revoke " + created.record().id());
    }

    @Override
    public Object data() {
        return new FieldMap()
                .put("id", Long.toString(created.record().id()))
                .put("name", created.record().name())
                .put("key", created.key())
                .values();
    }
}
