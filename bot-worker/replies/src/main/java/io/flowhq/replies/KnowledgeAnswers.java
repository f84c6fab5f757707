package io.flowhq.replies;

import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.SlotFinder;
import io.flowhq.replies.slots.Slots;
import io.flowhq.replies.slots.ThingWords;
import java.util.Optional;

/** Answers from what the owner has told about the business: facts as they are written, offerings by search. */
final class KnowledgeAnswers {

    /** @param followUp what a person has to do all the same */
    record Answer(String text, Optional<ReplyFollowUpReason> followUp) {

        Answer(String text) {
            this(text, Optional.empty());
        }

        Answer(String text, ReplyFollowUpReason followUp) {
            this(text, Optional.of(followUp));
        }
    }

    private final OfferAnswers offers;

    KnowledgeAnswers(OfferTexts texts, SlotFinder slotFinder, ThingWords thingWords) {
        offers = new OfferAnswers(new OfferFormatter(texts), slotFinder, thingWords);
    }

    /** What the owner has told on an intent, if anything. */
    Optional<Answer> to(Intent intent, Slots slots, ReplyLanguage language, Question question) {
        Knowledge knowledge = question.knowledge();
        Optional<Answer> named = knowledge.offerings().isEmpty()
                ? Optional.empty()
                : offers.to(intent.name(), slots, language, question);
        return named.or(() -> intent.fact().flatMap(knowledge::fact).map(told -> new Answer(told.in(language.name()))))
                .or(() -> knowledge.offerings().isEmpty()
                        ? Optional.empty()
                        : offers.openly(intent.name(), language, question));
    }

    /** Names of things of the business, on a line of their own, where the customer is asked for one; or blank. */
    String examples(Intent intent, Slots slots, ReplyLanguage language, Question question) {
        boolean asksForOne = intent.missing(slots).contains(Slot.THING);
        return asksForOne
                ? offers.examples(intent.name(), language, question)
                        .map(line -> "\n" + line)
                        .orElse("")
                : "";
    }

    /** Details that were asked for after the fact was told: it is not told again. */
    private static boolean isAsked(Intent intent, Question question) {
        return question.last()
                .filter(last -> intent.name().equals(last.intent() + "_details"))
                .isPresent();
    }
}
