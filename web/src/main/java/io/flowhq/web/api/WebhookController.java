package io.flowhq.web.api;

import io.flowhq.client.WebhookCommands;
import io.flowhq.client.form.NewWebhookForm;
import io.flowhq.store.webhook.Webhook;
import io.flowhq.store.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The webhooks of a session. */
@RestController
@RequestMapping(path = "/api/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookController {

    private final ApiSessions sessions;
    private final WebhookCommands webhooks;

    WebhookController(ApiSessions sessions, WebhookCommands webhooks) {
        this.sessions = sessions;
        this.webhooks = webhooks;
    }

    /** @param secret what bodies are signed with; shown when the webhook is added and not again */
    record WebhookJson(
            String id,
            String url,
            List<String> events,
            @Nullable String secret,
            Instant createdAt) {

        static WebhookJson of(Webhook webhook, boolean withSecret) {
            return new WebhookJson(
                    Long.toString(webhook.id()),
                    webhook.url(),
                    webhook.events(),
                    withSecret ? webhook.secret() : null,
                    webhook.createdAt());
        }
    }

    /** An event that was given up. */
    record DeadJson(
            String id,
            String webhook,
            String eventId,
            String event,
            int attempts,
            Instant firstAt,
            @Nullable String error) {

        static DeadJson of(WebhookDelivery delivery) {
            return new DeadJson(
                    Long.toString(delivery.id()),
                    Long.toString(delivery.webhookId()),
                    delivery.eventId(),
                    delivery.event(),
                    delivery.attempts(),
                    delivery.firstAt(),
                    delivery.error());
        }
    }

    record Replayed(int events) {}

    @GetMapping
    List<WebhookJson> list(@RequestParam(required = false) @Nullable String session, ApiCaller caller) {
        return webhooks.of(sessions.get(caller, session).tenant().id()).stream()
                .map(webhook -> WebhookJson.of(webhook, false))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WebhookJson add(
            @RequestParam(required = false) @Nullable String session,
            @RequestBody NewWebhookForm form,
            ApiCaller caller) {
        var tenant = sessions.get(caller, session).tenant().id();
        return WebhookJson.of(webhooks.add(tenant, form, caller.getName()), true);
    }

    @DeleteMapping("/{webhook}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String webhook, @RequestParam(required = false) @Nullable String session, ApiCaller caller) {
        webhooks.remove(sessions.get(caller, session).tenant().id(), webhook, caller.getName());
    }

    @PostMapping("/{webhook}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void test(
            @PathVariable String webhook, @RequestParam(required = false) @Nullable String session, ApiCaller caller) {
        webhooks.test(sessions.get(caller, session).tenant().id(), webhook, caller.getName());
    }

    @GetMapping("/dead")
    List<DeadJson> dead(@RequestParam(required = false) @Nullable String session, ApiCaller caller) {
        return webhooks.dead(sessions.get(caller, session).tenant().id()).stream()
                .map(DeadJson::of)
                .toList();
    }

    @PostMapping("/{webhook}/replay")
    Replayed replay(
            @PathVariable String webhook, @RequestParam(required = false) @Nullable String session, ApiCaller caller) {
        return new Replayed(
                webhooks.replay(sessions.get(caller, session).tenant().id(), webhook, caller.getName()));
    }
}
