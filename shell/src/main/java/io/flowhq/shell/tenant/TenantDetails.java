package io.flowhq.shell.tenant;

import io.flowhq.client.AnsweringReport;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.StateDescription;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.StatusColor;
import io.flowhq.shell.terminal.TerminalText;
import io.flowhq.store.tenant.ObservedStatus;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.TenantOverview;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One tenant with everything an operator asks about it, and the next step when one is due. */
record TenantDetails(TenantOverview overview, AnsweringReport answering) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        List<String> lines = new ArrayList<>();
        ObservedStatus observedStatus = overview.observed();
        StateDescription phase = observedStatus.description();
        lines.add(TerminalText.line(overview.tenant().name()));
        add(
                lines,
                "State",
                outputStyle.paint(StatusColor.of(phase.tone()), phase.word()) + ", since "
                        + outputStyle.ago(observedStatus.since()));
        if (answering.cause() != null) {
            add(
                    lines,
                    "Answers",
                    outputStyle.paint(StatusColor.BAD, "not answering") + ": "
                            + answering.cause().sentence()
                            + (answering.oldestUnansweredAt() == null
                                    ? ""
                                    : "; the oldest customer wrote "
                                            + outputStyle.ago(answering.oldestUnansweredAt())));
        }
        if (observedStatus.nextTry() != null) {
            add(lines, "Next try", outputStyle.in(observedStatus.nextTry()));
        }
        add(lines, "Number", overview.tenant().phoneNumber());
        add(lines, "Linked to", overview.session().linkedNumber());
        add(
                lines,
                "Last active",
                overview.session().lastSeenAt() == null
                        ? null
                        : outputStyle.ago(overview.session().lastSeenAt()));
        add(lines, "Worker", overview.worker().name());
        add(lines, "Last error", overview.worker().lastError());
        addConfig(lines, overview.config());
        add(lines, "Created", outputStyle.ago(overview.tenant().createdAt()));
        add(lines, "Id", overview.tenant().id().toString());
        add(lines, "Next", nextStep());
        return lines;
    }

    private static void addConfig(List<String> lines, @Nullable TenantConfig config) {
        if (config == null) {
            add(lines, "Replies", "neutral ones only; no template is set");
            return;
        }
        add(lines, "Business", config.businessName());
        add(lines, "Replies", config.templateType() + " in " + config.language() + ", " + config.tone());
        add(lines, "Open", HoursLine.of(config));
        add(lines, "Time zone", config.timeZone().getId());
    }

    private static void add(List<String> lines, String name, @Nullable String value) {
        if (value != null) {
            String safe = value.contains("\u001b[") ? value : TerminalText.line(value);
            lines.add("  " + name + " ".repeat(13 - name.length()) + safe);
        }
    }

    private @Nullable String nextStep() {
        String id = ShortId.of(overview);
        ErrorReason errorReason = overview.observed().reason();
        return switch (overview.observed().phase()) {
            case NEW, STOPPED -> "tenant start " + id;
            case AWAITING_SCAN -> "tenant link " + id;
            case WAITING_FOR_SLOT -> "worker list; another worker makes room: ./flowhq worker";
            case ERROR ->
                errorReason == null
                        ? "tenant start " + id
                        : overview.observed().description().guidance();
            default -> null;
        };
    }

    @Override
    public Object data() {
        return TenantFields.inFull(overview, answering);
    }
}
