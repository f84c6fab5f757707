package io.flowhq.web.chat;

import io.flowhq.client.ChatReplies;
import io.flowhq.client.refusal.InvalidText;
import io.flowhq.contract.TenantId;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's words to a customer, for programs; a repeat of the same request sends nothing. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
class ReplyApiController {

    private final ChatReplies replies;

    ReplyApiController(ChatReplies replies) {
        this.replies = replies;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    MessageJson send(
            @PathVariable TenantId tenant,
            @RequestBody ReplyRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal operator) {
        if (key == null) {
            throw new InvalidText(Map.of("idempotency_key", "The header Idempotency-Key names this request."));
        }
        return MessageJson.of(
                replies.send(tenant, request.chat(tenant, replies), request.text(), operator.getName(), key));
    }
}
