package io.flowhq.web.webhook;

import io.flowhq.client.WebhookCommands;
import io.flowhq.contract.TenantId;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's webhooks for the operator's programs. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookAdminApiController {

    private final WebhookCommands webhooks;

    WebhookAdminApiController(WebhookCommands webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping
    WebhookJson.All list(@PathVariable TenantId tenant) {
        var all = webhooks.of(tenant).stream()
                .map(webhook -> WebhookJson.of(webhook, false))
                .toList();
        return new WebhookJson.All(all, all.size());
    }

    @GetMapping("/dead")
    WebhookJson.AllDead dead(@PathVariable TenantId tenant) {
        var dead = webhooks.dead(tenant).stream().map(WebhookJson.Dead::of).toList();
        return new WebhookJson.AllDead(dead, dead.size());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    WebhookJson add(@PathVariable TenantId tenant, @RequestBody WebhookRequest request, Principal operator) {
        return WebhookJson.of(webhooks.add(tenant, request.form(), operator.getName()), true);
    }

    @PostMapping("/{webhook}/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable TenantId tenant, @PathVariable String webhook, Principal operator) {
        webhooks.remove(tenant, webhook, operator.getName());
    }

    @PostMapping("/{webhook}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void test(@PathVariable TenantId tenant, @PathVariable String webhook, Principal operator) {
        webhooks.test(tenant, webhook, operator.getName());
    }

    @PostMapping("/{webhook}/replay")
    WebhookJson.Replayed replay(@PathVariable TenantId tenant, @PathVariable String webhook, Principal operator) {
        return new WebhookJson.Replayed(webhooks.replay(tenant, webhook, operator.getName()));
    }
}
