package io.flowhq.shell.status;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.terminal.Fields;
import io.flowhq.shell.terminal.Style;
import io.flowhq.shell.terminal.Tone;
import io.flowhq.shell.terminal.View;
import io.flowhq.shell.worker.WorkerState;
import java.util.ArrayList;
import java.util.List;

/** The platform at a glance, with what to do about what is missing. */
record StatusView(Health health, String temporalAddress, boolean temporalAnswers) implements View {

    @Override
    public List<String> lines(Style style) {
        List<String> lines = new ArrayList<>();
        lines.add("Tenants    " + health.tenantsInWords());
        lines.add("Workers    " + health.workersInWords());
        lines.add("Database   " + style.paint(Tone.GOOD, "answers"));
        lines.add("Temporal   "
                + (temporalAnswers ? style.paint(Tone.GOOD, "answers") : style.paint(Tone.BAD, "does not answer"))
                + " at " + temporalAddress);
        if (health.workers(WorkerState.LIVE) == 0) {
            lines.add("Next       no bot-worker takes sessions; start one: ./flowhq worker");
        } else if (health.in(PhaseName.ERROR) > 0) {
            lines.add("Next       tenant list --status ERROR");
        }
        return lines;
    }

    @Override
    public Object data() {
        Fields phases = new Fields();
        for (PhaseName phase : PhaseName.values()) {
            phases.put(phase.name(), health.in(phase));
        }
        return new Fields()
                .put("tenants", health.tenants())
                .put("phases", phases.values())
                .put(
                        "workers",
                        new Fields()
                                .put("live", health.workers(WorkerState.LIVE))
                                .put("draining", health.workers(WorkerState.DRAINING))
                                .put("gone", health.workers(WorkerState.GONE))
                                .put("slots", health.slots())
                                .put("used", health.used())
                                .values())
                .put("database", "up")
                .put("temporal", temporalAnswers ? "up" : "down")
                .values();
    }
}
