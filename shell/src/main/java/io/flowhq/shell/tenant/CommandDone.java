package io.flowhq.shell.tenant;

import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StateDescription;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.StatusColor;
import io.flowhq.shell.terminal.TerminalText;
import io.flowhq.store.tenant.TenantOverview;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to: the new state and the next step.
 *
 * @param before the tenant as it was when the command was given
 */
record CommandDone(
        TenantOverview before, PhaseName phase, @Nullable ErrorReason reason, String nextStep) implements ResultView {

    static CommandDone of(TenantOverview before, CommandResult answer) {
        return new CommandDone(before, answer.phase(), answer.reason(), answer.nextStep());
    }

    static CommandDone of(TenantOverview before, TenantOverview after, String nextStep) {
        return new CommandDone(
                before, after.observed().phase(), after.observed().reason(), nextStep);
    }

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        StateDescription now = StateDescription.of(phase, reason);
        StateDescription was = before.observed().description();
        String past = before.observed().phase() == phase
                ? ""
                : " (was: " + was.inSentence() + ", for "
                        + outputStyle.since(before.observed().since()) + ")";
        return List.of(
                TerminalText.line(before.tenant().name()) + ": "
                        + outputStyle.paint(StatusColor.of(now.tone()), now.inSentence()) + past + ".",
                nextStep);
    }

    @Override
    public Object data() {
        return new FieldMap()
                .put("id", before.tenant().id())
                .put("name", before.tenant().name())
                .put("phase", phase)
                .put("reason", reason)
                .put("next_step", nextStep)
                .values();
    }
}
