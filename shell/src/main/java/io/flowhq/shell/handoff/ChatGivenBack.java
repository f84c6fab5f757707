package io.flowhq.shell.handoff;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import java.util.List;

/** A chat in which the bot answers again. */
record ChatGivenBack(String chat) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of("The bot answers in " + chat + " again.");
    }

    @Override
    public Object data() {
        return new FieldMap().put("chat", chat).put("silent", false).values();
    }
}
