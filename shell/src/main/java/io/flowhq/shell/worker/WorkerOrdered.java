package io.flowhq.shell.worker;

import io.flowhq.contract.WorkerId;
import io.flowhq.shell.terminal.Fields;
import io.flowhq.shell.terminal.Style;
import io.flowhq.shell.terminal.View;
import java.util.List;
import java.util.Locale;

/** What a bot-worker was told, and what follows. */
record WorkerOrdered(WorkerId worker, WorkerState state, String nextStep) implements View {

    @Override
    public List<String> lines(Style style) {
        return List.of(
                worker + ": " + style.paint(state.tone(), state.words().toLowerCase(Locale.ROOT)) + ".", nextStep);
    }

    @Override
    public Object data() {
        return new Fields()
                .put("id", worker)
                .put("state", state)
                .put("nextStep", nextStep)
                .values();
    }
}
