package io.flowhq.shell.worker;

import static io.flowhq.shell.terminal.Table.cell;

import io.flowhq.shell.terminal.Fields;
import io.flowhq.shell.terminal.Style;
import io.flowhq.shell.terminal.Table;
import io.flowhq.shell.terminal.View;
import io.flowhq.store.fleet.WorkerReport;
import java.time.Instant;
import java.util.List;

/** The bot-workers as a table, those that are gone included. */
record WorkerList(List<WorkerReport> workers, Instant now) implements View {

    @Override
    public List<String> lines(Style style) {
        if (workers.isEmpty()) {
            return List.of("No bot-worker has ever reported. One starts with: ./flowhq worker");
        }
        Table table = Table.of("WORKER", "STATE", ">USED", ">SLOTS", ">MEMORY", ">UP", "LAST SEEN");
        for (WorkerReport worker : workers) {
            WorkerState state = WorkerState.of(worker, now);
            table.row(
                    cell(worker.id().value()),
                    new Table.Cell(state.words(), state.tone()),
                    cell(Integer.toString(worker.used())),
                    cell(Integer.toString(worker.slots())),
                    cell(worker.memory() / (1024 * 1024) + " MB"),
                    cell(style.since(worker.startedAt())),
                    cell(style.ago(worker.lastSeenAt())));
        }
        return table.lines(style);
    }

    @Override
    public Object data() {
        return workers.stream()
                .map(worker -> new Fields()
                        .put("id", worker.id())
                        .put("state", WorkerState.of(worker, now))
                        .put("used", worker.used())
                        .put("slots", worker.slots())
                        .put("draining", worker.draining())
                        .put("memory", worker.memory())
                        .put("startedAt", worker.startedAt())
                        .put("lastSeenAt", worker.lastSeenAt())
                        .values())
                .toList();
    }
}
