package io.flowhq.replies;

import io.flowhq.replies.hours.OpeningHours;
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
        QuestionKind kind) {

    public Question {
        own = List.copyOf(own);
    }
}
