package io.flowhq.simulator.service.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message as it lies in a chat.
 *
 * @param phone the business whose chat it is in
 * @param from who wrote it: a customer, or the business's own number
 * @param notifyName the name the author gave themselves
 * @param type wa-js' word, see {@link CustomerContent}
 * @param body the text; of a medium, its caption or nothing
 * @param quoted the message it replies to
 * @param content what the page's message has beside, under wa-js' names: an order's items, a location's place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatMessage(
        MessageKey key,
        PhoneNumber phone,
        PhoneNumber from,
        @Nullable String notifyName,
        SenderKind by,
        String type,
        String body,
        @Nullable Medium medium,
        Instant at,
        @Nullable MessageKey quoted,
        @Nullable Map<String, Object> content) {

    /** What was attached. The bytes are made from the name on request: a simulator need not keep pictures. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Medium(String mimetype, @Nullable String filename, long size) {}

    public ChatMessage withBody(String other) {
        return new ChatMessage(key, phone, from, notifyName, by, type, other, medium, at, quoted, content);
    }

    public ChatMessage withKey(MessageKey other) {
        return new ChatMessage(other, phone, from, notifyName, by, type, body, medium, at, quoted, content);
    }

    /** The chat it is kept in, the same for both identities of a person. */
    public Wid chat() {
        return key.chat().chat();
    }
}
