package io.flowhq.store.message;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's bot speaks, read afresh for every message so that a change shows with the next answer.
 *
 * @param template name of its reply file in upper case, empty when the tenant has no configuration
 * @param hoursJson opening hours, null when it is always open
 * @param ownReplies the owner's own keywords and answers, in their order
 * @param silenced the operator paused it
 * @param tone how it sounds
 */
public record ReplyConfig(
        String template,
        String businessName,
        String language,
        @Nullable String hoursJson,
        ZoneId timeZone,
        List<OwnReply> ownReplies,
        boolean silenced,
        String tone) {

    ReplyConfig with(List<OwnReply> own) {
        return new ReplyConfig(template, businessName, language, hoursJson, timeZone, List.copyOf(own), silenced, tone);
    }

    /** An owner's own answer. */
    public record OwnReply(List<String> keywords, String reply) {}
}
