package io.flowhq.contract.lifecycle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's state in words, the same on every surface.
 *
 * @param word short, as for a badge or a column: <em>Needs linking</em>
 * @param guidance what is the case and what can be done about it, in English, for the operator
 */
public record StateDescription(String word, StateTone tone, String guidance) {

    /** @param reason set when the phase is {@link PhaseName#ERROR} */
    public static StateDescription of(PhaseName phase, @Nullable ErrorReason reason) {
        return of(phase, reason, false, 0);
    }

    /**
     * @param reason set when the phase is {@link PhaseName#ERROR}
     * @param silenced the bot was paused
     * @param attempt of the recovery that is under way, 0 when none is counted
     */
    public static StateDescription of(PhaseName phase, @Nullable ErrorReason reason, boolean silenced, int attempt) {
        return switch (phase) {
            case NEW ->
                new StateDescription(
                        "Not started",
                        StateTone.QUIET,
                        "Start it: a browser opens and shows the code that links the phone.");
            case PROVISIONING ->
                new StateDescription(
                        "Being set up",
                        StateTone.BUSY,
                        "Its rows and its session are being prepared. This takes a moment.");
            case WAITING_FOR_SLOT ->
                new StateDescription(
                        "Waiting for a worker",
                        StateTone.ATTENTION,
                        "No bot-worker has room for another browser. It starts by itself as soon as one has; start one"
                                + " more with ./flowhq worker.");
            case STARTING ->
                new StateDescription(
                        "Browser opening",
                        StateTone.BUSY,
                        "A bot-worker is opening its browser. The code to scan, or the kept session, follows within"
                                + " half a minute.");
            case AWAITING_SCAN ->
                new StateDescription(
                        "Needs linking", StateTone.ATTENTION, "Scan the code with the phone of the business.");
            case RUNNING ->
                silenced
                        ? new StateDescription(
                                "Online, bot paused",
                                StateTone.QUIET,
                                "The phone stays connected and messages are kept, but the assistant answers nobody."
                                        + " Resume it to let it answer.")
                        : new StateDescription("Online", StateTone.GOOD, "The assistant answers customers.");
            case RECOVERING ->
                new StateDescription(
                        attempt == 0
                                ? "Recovering"
                                : "Recovering, attempt " + attempt + " of " + BackOff.STANDARD.attempts(),
                        StateTone.ATTENTION,
                        "The session was lost and is being brought back without a new scan. Nothing needs to be done.");
            case STOPPING ->
                new StateDescription(
                        "Stopping", StateTone.BUSY, "The browser is being closed. The link to the phone is kept.");
            case STOPPED ->
                new StateDescription(
                        "Stopped",
                        StateTone.QUIET,
                        "No browser is open. The link to the phone is kept: a start needs no new scan.");
            case ERROR ->
                reason == null
                        ? new StateDescription(
                                "Failed",
                                StateTone.BAD,
                                "It waits until someone does something. Start it to try again.")
                        : new StateDescription("Failed: " + word(reason), StateTone.BAD, reason.guidance());
            case DELETED ->
                new StateDescription(
                        "Deleted", StateTone.QUIET, "Everything that belonged to this tenant has been removed.");
        };
    }

    /** As in the middle of a sentence: <em>it is now: needs linking</em>. */
    public String inSentence() {
        return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    private static String word(ErrorReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
