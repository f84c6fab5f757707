package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.lifecycle.AnsweringCause;
import io.flowhq.contract.lifecycle.DesiredState;
import io.flowhq.contract.lifecycle.ErrorReason;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state in a few lines of Markdown, for the reader of the Temporal UI. It names the tenant, for the workflow's
 * static summary is lost with a continue-as-new (server 1.29.1, SDK 1.38.0).
 */
final class CurrentDetails {

    private CurrentDetails() {}

    static String of(TenantState state) {
        StringBuilder text = new StringBuilder("The lifecycle of tenant %s, template %s\n\n**%s** since %s, wanted: %s"
                .formatted(state.tenant(), state.template(), state.phase().name(), state.since(), state.desired()));
        ErrorReason errorReason = state.phase().reason();
        if (errorReason != null) {
            text.append("\n\n").append(errorReason).append(": ").append(errorReason.guidance());
        }
        if (state.worker() != null) {
            text.append("\n\nBrowser %s on worker %s".formatted(state.epoch(), state.worker()));
        }
        Instant nextTry = state.nextTry();
        if (nextTry != null && state.desired() == DesiredState.RUNNING) {
            text.append("\n\nRecovery %d begins at %s".formatted(state.phase().attempt(), nextTry));
        }
        if (state.notAnswering() != null) {
            text.append("\n\n**Not answering**: ").append(sentence(state.notAnswering()));
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

    /** A cause that this version does not know keeps its name. */
    private static String sentence(String cause) {
        return Arrays.stream(AnsweringCause.values())
                .filter(known -> known.name().equals(cause))
                .map(AnsweringCause::sentence)
                .findFirst()
                .orElse(cause);
    }
}
