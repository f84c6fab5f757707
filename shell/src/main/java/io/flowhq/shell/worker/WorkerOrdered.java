package io.flowhq.shell.worker;

import io.flowhq.contract.WorkerId;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.fleet.WorkerState;
import java.util.List;
import java.util.Locale;

/** What a bot-worker was told, and what follows. */
record WorkerOrdered(WorkerId worker, WorkerState state, String nextStep) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of(
                worker + ": "
                        + outputStyle.paint(WorkerColors.of(state), state.word().toLowerCase(Locale.ROOT)) + ".",
                nextStep);
    }

    @Override
    public Object data() {
        return new FieldMap()
                .put("id", worker)
                .put("state", state)
                .put("next_step", nextStep)
                .values();
    }
}
