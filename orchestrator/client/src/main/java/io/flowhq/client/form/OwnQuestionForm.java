package io.flowhq.client.form;

import org.jspecify.annotations.Nullable;

/**
 * A question of customers with its answer, as it was told and not yet looked at.
 *
 * @param variants how customers word it, one a line
 * @param answerSw the answer in Swahili; one of the two answers is enough
 * @param answerEn the answer in English
 * @param taughtFrom the id of the follow-up that it was taught from; null when there is none
 */
public record OwnQuestionForm(
        @Nullable String variants,
        @Nullable String answerSw,
        @Nullable String answerEn,
        @Nullable String taughtFrom) {}
