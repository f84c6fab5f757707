package io.flowhq.replies;

import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.knowledge.Knowledge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A customer's message with everything needed to answer it. Nothing else is remembered anywhere, so the same question
 * has the same answer on any worker and after any restart.
 *
 * @param template name of the tenant's template in upper case; blank when the tenant has no configuration
 * @param businessName as customers know it; may be blank
 * @param language the tenant's setting
 * @param text the message or the caption of a picture; may be blank
 * @param last what the assistant said last in this chat; empty when that was long ago or never
 * @param own the owner's keyword replies, which come before the template's
 * @param hours the tenant's opening hours
 * @param at when the customer is answered
 * @param earlier what the customer wrote before in this conversation, the oldest first; details found there are not
 *     asked for again
 * @param knowledge what the owner has told about the business
 * @param closedSaid the customer has been told already that the business is closed now
 * @param tone how the business wants its assistant to sound
 */
public record Question(
        String template,
        String businessName,
        ReplyLanguage language,
        String text,
        Optional<PreviousIntent> last,
        List<KeywordReply> own,
        OpeningHours hours,
        Instant at,
        QuestionKind kind,
        List<String> earlier,
        Knowledge knowledge,
        boolean closedSaid,
        ReplyTone tone) {

    public Question {
        own = List.copyOf(own);
        earlier = List.copyOf(earlier);
    }

    /** A message without earlier ones, to a business that has told nothing about itself and is polite. */
    public Question(
            String template,
            String businessName,
            ReplyLanguage language,
            String text,
            Optional<PreviousIntent> last,
            List<KeywordReply> own,
            OpeningHours hours,
            Instant at,
            QuestionKind kind) {
        this(
                template,
                businessName,
                language,
                text,
                last,
                own,
                hours,
                at,
                kind,
                List.of(),
                Knowledge.NONE,
                false,
                ReplyTone.POLITE);
    }

    public Question after(List<String> earlierTexts) {
        return new Question(
                template,
                businessName,
                language,
                text,
                last,
                own,
                hours,
                at,
                kind,
                earlierTexts,
                knowledge,
                closedSaid,
                tone);
    }

    public Question knowing(Knowledge told) {
        return new Question(
                template, businessName, language, text, last, own, hours, at, kind, earlier, told, closedSaid, tone);
    }

    public Question closedSaid(boolean said) {
        return new Question(
                template, businessName, language, text, last, own, hours, at, kind, earlier, knowledge, said, tone);
    }

    public Question inTone(ReplyTone wanted) {
        return new Question(
                template,
                businessName,
                language,
                text,
                last,
                own,
                hours,
                at,
                kind,
                earlier,
                knowledge,
                closedSaid,
                wanted);
    }
}
