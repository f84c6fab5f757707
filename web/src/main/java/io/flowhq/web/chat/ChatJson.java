package io.flowhq.web.chat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.flowhq.store.message.Author;
import io.flowhq.store.message.ChatSummary;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.MessageTrace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A chat as programs read it.
 *
 * @param contact whose it is, null while nobody is known under its id
 * @param newest its newest message that matches
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChatJson(String chatId, @Nullable Contact contact, MessageJson newest) {

    /** A customer; what is not known of them is null. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Contact(
            String id,
            @Nullable String name,
            @Nullable String phoneNumber,
            @Nullable String lid,
            @Nullable String username) {}

    static ChatJson of(ChatSummary chat) {
        var contact = chat.contactId();
        return new ChatJson(
                chat.newest().chatId(),
                contact == null
                        ? null
                        : new Contact(
                                Long.toString(contact), chat.name(), chat.phoneNumber(), chat.lid(), chat.username()),
                MessageJson.of(chat.newest()));
    }

    /** Some chats, the one last written in first, and how many there are on all pages together. */
    record Page(List<ChatJson> chats, long total) {}

    /** A message with why it is as it is. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Trace(
            @JsonUnwrapped MessageJson message,
            @Nullable Author author,
            @Nullable MessageOrigin origin,
            @Nullable String template,
            @Nullable String intent,
            @Nullable String because,
            @Nullable String language,
            @Nullable String answers,
            @Nullable String mergedInto,
            @Nullable String quotes,
            @Nullable Long waitMs,
            @Nullable Instant heldAt,
            int attempts,
            int refusals,
            @Nullable Instant begunAt,
            @Nullable Instant sentAt,
            @Nullable Instant settledAt,
            @Nullable Integer ack,
            @Nullable Instant ackedAt,
            @Nullable String error) {

        static Trace of(MessageTrace trace) {
            var message = trace.message();
            return new Trace(
                    MessageJson.of(message),
                    trace.author(),
                    message.origin(),
                    message.template(),
                    message.intent(),
                    trace.because(),
                    message.language(),
                    message.answers() == null ? null : message.answers().toString(),
                    trace.mergedInto() == null ? null : trace.mergedInto().toString(),
                    trace.quotes(),
                    message.waitMs(),
                    trace.heldAt(),
                    trace.attempts(),
                    trace.refusals(),
                    trace.begunAt(),
                    message.sentAt(),
                    trace.settledAt(),
                    message.ack(),
                    message.ackedAt(),
                    message.error());
        }
    }

    /** A part of a chat, newest last. */
    record Messages(List<Trace> messages) {}
}
