package io.flowhq.web.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.flowhq.client.OutgoingTexts;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.NewText;
import io.flowhq.web.chat.ChatIds;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Texts that programs send. The answer says that a text is written down; what becomes of it stands in the chat under the
 * same id, and {@code message.ack} tells it.
 */
@RestController
class TextController {

    private final ApiSessions sessions;
    private final OutgoingTexts texts;

    TextController(ApiSessions sessions, OutgoingTexts texts) {
        this.sessions = sessions;
        this.texts = texts;
    }

    /** @param replyTo the id of a message of the same chat */
    record TextRequest(
            @Nullable String session,
            @Nullable String chatId,
            @Nullable String text,

            @JsonProperty("reply_to") @JsonAlias("replyTo") @Nullable
            String replyTo) {

        @Override
        public String toString() {
            return "TextRequest[" + session + "]";
        }
    }

    @PostMapping(path = "/api/sendText", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ApiMessage send(
            @RequestBody TextRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            ApiCaller caller) {
        var session = sessions.get(caller, request.session());
        var sent = texts.send(new NewText(
                session.tenant().id(),
                ChatIds.read(Objects.requireNonNullElse(request.chatId(), "")),
                Objects.requireNonNullElse(request.text(), ""),
                request.replyTo(),
                MessageOrigin.PROGRAM,
                caller.getName(),
                key));
        return ApiMessage.of(sent, ownId(session));
    }

    /** WAHA's shorter word for a text that replies. */
    @PostMapping(path = "/api/reply", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ApiMessage reply(
            @RequestBody TextRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            ApiCaller caller) {
        return send(request, key, caller);
    }

    static @Nullable String ownId(io.flowhq.store.tenant.TenantOverview session) {
        var me = SessionJson.me(session);
        return me == null ? null : me.id();
    }
}
