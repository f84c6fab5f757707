package io.flowhq.shell.worker;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TerminalText;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.WorkerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The bot-workers as a table, those that are gone included. */
record WorkerList(List<WorkerReport> workers, Instant now) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (workers.isEmpty()) {
            return List.of("No bot-worker has ever reported. One starts with: ./flowhq worker");
        }
        TextTable textTable = TextTable.of("WORKER", "STATE", ">USED", ">SLOTS", ">MEMORY", ">UP", "LAST SEEN");
        for (WorkerReport worker : workers) {
            WorkerState state = WorkerState.of(worker, now);
            textTable.row(
                    cell(worker.id().value()),
                    new TextTable.Cell(state.word(), WorkerColors.of(state)),
                    cell(Integer.toString(worker.used())),
                    cell(Integer.toString(worker.slots())),
                    cell(worker.memory() / (1024 * 1024) + " MB"),
                    cell(outputStyle.since(worker.startedAt())),
                    cell(outputStyle.ago(worker.lastSeenAt())));
        }
        List<String> lines = new ArrayList<>(textTable.lines(outputStyle));
        workers.stream()
                .filter(worker -> worker.fault() != null && !worker.isGone(now))
                .map(worker -> TerminalText.line("%s: %s".formatted(worker.id(), worker.fault())))
                .forEach(lines::add);
        return lines;
    }

    @Override
    public Object data() {
        return workers.stream()
                .map(worker -> new FieldMap()
                        .put("id", worker.id())
                        .put("state", WorkerState.of(worker, now))
                        .put("used", worker.used())
                        .put("slots", worker.slots())
                        .put("draining", worker.draining())
                        .put("memory", worker.memory())
                        .put("started_at", worker.startedAt())
                        .put("last_seen_at", worker.lastSeenAt())
                        .put("fault", worker.fault())
                        .values())
                .toList();
    }
}
