package io.flowhq.shell.tenant;

import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.terminal.StatusColor;
import io.flowhq.store.tenant.ObservedStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A phase as people say it, with the colour it has everywhere. */
public record PhaseWords(String words, StatusColor tone) {

    public static PhaseWords of(ObservedStatus observedStatus) {
        PhaseWords plain = of(observedStatus.phase(), observedStatus.reason());
        return switch (observedStatus.phase()) {
            case RUNNING -> observedStatus.silenced() ? new PhaseWords("Online, bot paused", StatusColor.QUIET) : plain;
            case RECOVERING ->
                observedStatus.attempt() == 0
                        ? plain
                        : new PhaseWords(
                                "Recovering, attempt " + observedStatus.attempt() + " of 10", StatusColor.ATTENTION);
            default -> plain;
        };
    }

    static PhaseWords of(PhaseName phase, @Nullable ErrorReason errorReason) {
        return switch (phase) {
            case NEW -> new PhaseWords("New", StatusColor.QUIET);
            case PROVISIONING -> new PhaseWords("Being set up", StatusColor.BUSY);
            case WAITING_FOR_SLOT -> new PhaseWords("Waiting for a worker", StatusColor.ATTENTION);
            case STARTING -> new PhaseWords("Starting", StatusColor.BUSY);
            case AWAITING_SCAN -> new PhaseWords("Needs linking", StatusColor.ATTENTION);
            case RUNNING -> new PhaseWords("Online", StatusColor.GOOD);
            case RECOVERING -> new PhaseWords("Recovering", StatusColor.ATTENTION);
            case STOPPING -> new PhaseWords("Stopping", StatusColor.BUSY);
            case STOPPED -> new PhaseWords("Stopped", StatusColor.QUIET);
            case ERROR ->
                new PhaseWords(errorReason == null ? "Failed" : "Failed: " + words(errorReason), StatusColor.BAD);
            case DELETED -> new PhaseWords("Deleted", StatusColor.QUIET);
        };
    }

    private static String words(ErrorReason errorReason) {
        return errorReason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As in "Asha Salon is <em>needs linking</em>" said properly: the middle of a sentence. */
    String inSentence() {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
