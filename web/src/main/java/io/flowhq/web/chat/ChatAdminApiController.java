package io.flowhq.web.chat;

import io.flowhq.contract.TenantId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's chats for programs. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}/chats", produces = MediaType.APPLICATION_JSON_VALUE)
class ChatAdminApiController {

    private final ChatReads chats;

    ChatAdminApiController(ChatReads chats) {
        this.chats = chats;
    }

    @GetMapping
    ChatJson.Page list(
            @PathVariable TenantId tenant,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page) {
        return new ChatJson.Page(
                chats.list(tenant, q, page).stream().map(ChatJson::of).toList(), chats.count(tenant, q));
    }

    @GetMapping("/{chat}")
    ChatJson.Messages show(
            @PathVariable TenantId tenant,
            @PathVariable String chat,
            @RequestParam(required = false) @Min(1) @Nullable Long before) {
        return new ChatJson.Messages(chats.messages(tenant, chat, before).stream()
                .map(ChatJson.Trace::of)
                .toList());
    }
}
