package io.flowhq.replies;

import io.flowhq.replies.slots.Slots;
import java.util.Optional;

/** Answers from what the owner has told about the business. */
final class KnowledgeAnswers {

    /** @param followUp what a person has to do all the same */
    record Answer(String text, Optional<FollowUpReason> followUp) {}

    /** The owner's own words on an intent, if there are any. */
    Optional<Answer> to(Intent intent, Slots slots, ReplyLanguage language, Question question) {
        return intent.fact()
                .flatMap(question.knowledge()::fact)
                .map(told -> new Answer(told.in(language.name()), Optional.empty()));
    }
}
