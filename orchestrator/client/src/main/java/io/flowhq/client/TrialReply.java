package io.flowhq.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer would be told, and why.
 *
 * @param text what would be sent
 * @param intent what the message was taken for; null when it was not understood
 * @param language SW or EN
 * @param because the words or the example sentence that decided; empty when nothing did
 * @param slots the details that were found, by their names
 * @param handsOff a person would have the chat from then on
 * @param followUp why a person would have something to do; null when nobody would
 */
public record TrialReply(
        String text,
        @Nullable String intent,
        String language,
        List<String> because,
        Map<String, String> slots,
        boolean handsOff,
        @Nullable String followUp) {

    public TrialReply {
        because = List.copyOf(because);
        slots = Map.copyOf(slots);
    }
}
