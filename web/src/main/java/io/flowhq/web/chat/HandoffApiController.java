package io.flowhq.web.chat;

import io.flowhq.client.HandoffCommands;
import io.flowhq.contract.TenantId;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The chats that people have, for programs. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}/handoffs", produces = MediaType.APPLICATION_JSON_VALUE)
class HandoffApiController {

    private final HandoffCommands handoffs;

    HandoffApiController(HandoffCommands handoffs) {
        this.handoffs = handoffs;
    }

    @GetMapping
    HandoffJson.All all(@PathVariable TenantId tenant) {
        return new HandoffJson.All(
                handoffs.of(tenant).stream().map(HandoffJson::of).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    HandoffJson takeByJson(
            @PathVariable TenantId tenant, @RequestBody HandoffJson.Request request, Principal operator) {
        return HandoffJson.of(handoffs.take(tenant, request.form(), operator.getName()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HandoffJson takeByForm(
            @PathVariable TenantId tenant, @ModelAttribute HandoffJson.Request request, Principal operator) {
        return HandoffJson.of(handoffs.take(tenant, request.form(), operator.getName()));
    }

    @DeleteMapping("/{chatId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable TenantId tenant, @PathVariable String chatId, Principal operator) {
        handoffs.giveBack(tenant, chatId, operator.getName());
    }

    @PostMapping("/{chatId}/end")
    Done end(@PathVariable TenantId tenant, @PathVariable String chatId, Principal operator) {
        handoffs.giveBack(tenant, chatId, operator.getName());
        return new Done(true);
    }

    /** The bot answers in the chat again. */
    record Done(boolean success) {}
}
