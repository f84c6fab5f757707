package io.flowhq.shell.webhook;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import java.util.List;

/** What became of a request about a webhook. */
record WebhookDone(String webhook, String sentence) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of(sentence);
    }

    @Override
    public Object data() {
        return new FieldMap().put("id", webhook).put("done", sentence).values();
    }
}
