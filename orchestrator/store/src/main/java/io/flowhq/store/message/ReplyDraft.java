package io.flowhq.store.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said to a customer, and why.
 *
 * @param waMessageId chosen by us before anything is sent
 * @param template which data it came from: a template's name, or {@link #LIMIT} or {@link #QUEUE}
 * @param quotes the WhatsApp id of the message it answers, null when it answers none in particular
 * @param handsOffUntil until when the chat is a person's because of it, null when it is not
 */
public record ReplyDraft(
        String waMessageId,
        String text,
        String template,
        @Nullable String intent,
        @Nullable String language,
        @Nullable String quotes,
        @Nullable Instant handsOffUntil) {

    /** One after which the bot goes on answering. */
    public ReplyDraft(
            String waMessageId,
            String text,
            String template,
            @Nullable String intent,
            @Nullable String language,
            @Nullable String quotes) {
        this(waMessageId, text, template, intent, language, quotes, null);
    }

    /** The template name of the one warning when the limit is reached. */
    public static final String LIMIT = "LIMIT";

    /** The template name of the "please wait" when a chat's queue is full. */
    public static final String QUEUE = "QUEUE";

    /** The template name of what a person typed on the business's own phone. */
    public static final String PHONE = "PHONE";
}
