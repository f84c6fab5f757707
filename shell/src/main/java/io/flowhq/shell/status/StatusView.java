package io.flowhq.shell.status;

import io.flowhq.contract.ExitCode;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.StatusColor;
import io.flowhq.store.fleet.WorkerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform at a glance, with what to do about what is missing.
 *
 * @param health null when the database does not tell
 * @param databaseFault why it does not
 */
record StatusView(
        @Nullable PlatformHealth health,
        @Nullable CommandFailure databaseFault,
        String temporalAddress,
        boolean temporalAnswers)
        implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        List<String> lines = new ArrayList<>();
        if (health != null) {
            lines.add("Tenants    " + health.tenantsInWords());
            lines.add("Workers    " + health.workersInWords());
        }
        lines.add("Database   " + answers(health != null, outputStyle));
        lines.add("Temporal   " + answers(temporalAnswers, outputStyle) + " at " + temporalAddress);
        if (health != null && health.workers(WorkerState.LIVE) == 0) {
            lines.add("Next       no bot-worker takes sessions; start one: ./flowhq worker");
        } else if (health != null && health.in(PhaseName.ERROR) > 0) {
            lines.add("Next       tenant list --status ERROR");
        }
        return lines;
    }

    private static String answers(boolean yes, OutputStyle outputStyle) {
        return yes
                ? outputStyle.paint(StatusColor.GOOD, "answers")
                : outputStyle.paint(StatusColor.BAD, "does not answer");
    }

    /** What all else needs and does not answer. */
    Optional<CommandFailure> fault() {
        if (databaseFault != null) {
            return Optional.of(databaseFault);
        }
        return temporalAnswers
                ? Optional.empty()
                : Optional.of(new CommandFailure(
                        ExitCode.UNAVAILABLE,
                        "Temporal does not answer at " + temporalAddress + ". Is the platform up? ./flowhq doctor"));
    }

    @Override
    public Object data() {
        return new FieldMap()
                .put("tenants", health == null ? null : health.tenants())
                .put("not_answering", health == null ? null : health.notAnswering())
                .put("phases", health == null ? null : phases(health))
                .put("workers", health == null ? null : workers(health))
                .put("database", health == null ? "down" : "up")
                .put("temporal", temporalAnswers ? "up" : "down")
                .values();
    }

    private static Object phases(PlatformHealth health) {
        FieldMap phases = new FieldMap();
        for (PhaseName phase : PhaseName.values()) {
            phases.put(phase.name(), health.in(phase));
        }
        return phases.values();
    }

    private static Object workers(PlatformHealth health) {
        return new FieldMap()
                .put("live", health.workers(WorkerState.LIVE))
                .put("draining", health.workers(WorkerState.DRAINING))
                .put("unfit", health.workers(WorkerState.UNFIT))
                .put("gone", health.workers(WorkerState.GONE))
                .put("slots", health.slots())
                .put("used", health.used())
                .values();
    }
}
