package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.lifecycle.Desired;
import io.flowhq.contract.lifecycle.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state in a few lines of Markdown, for the reader of the Temporal UI. */
final class CurrentDetails {

    private CurrentDetails() {}

    static String of(TenantState state) {
        StringBuilder text = new StringBuilder(
                "**%s** since %s, wanted: %s".formatted(state.phase().name(), state.since(), state.desired()));
        Reason reason = state.phase().reason();
        if (reason != null) {
            text.append("\n\n").append(reason).append(": ").append(reason.guidance());
        }
        if (state.worker() != null) {
            text.append("\n\nBrowser %s on worker %s".formatted(state.epoch(), state.worker()));
        }
        Instant nextTry = state.nextTry();
        if (nextTry != null && state.desired() == Desired.RUNNING) {
            text.append("\n\nRecovery %d begins at %s".formatted(state.phase().attempt(), nextTry));
        }
        if (state.silenced()) {
            text.append("\n\nThe bot is paused");
        }
        @Nullable String lastError = state.lastError();
        if (lastError != null) {
            text.append("\n\nLast error: ").append(lastError);
        }
        return text.toString();
    }
}
