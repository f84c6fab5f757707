package io.flowhq.store.knowledge;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question of customers with the owner's answer.
 *
 * @param variants how customers word it
 * @param answerSw blank when it is answered in English alone
 * @param answerEn blank when it is answered in Swahili alone
 * @param taughtFrom the id of the follow-up it was taught from; null when it was written without one
 */
public record OwnQuestion(
        UUID id,
        List<String> variants,
        String answerSw,
        String answerEn,
        @Nullable String taughtFrom) {

    public OwnQuestion {
        variants = List.copyOf(variants);
    }
}
