package io.flowhq.shell.handoff;

import io.flowhq.shell.terminal.Fields;
import io.flowhq.shell.terminal.Style;
import io.flowhq.shell.terminal.View;
import java.util.List;

/** A chat in which the bot answers again. */
record ChatGivenBack(String chat) implements View {

    @Override
    public List<String> lines(Style style) {
        return List.of("The bot answers in " + chat + " again.");
    }

    @Override
    public Object data() {
        return new Fields().put("chat", chat).put("silent", false).values();
    }
}
