package io.flowhq.client;

import io.flowhq.client.form.NewWebhookForm;
import io.flowhq.client.refusal.InvalidWebhook;
import io.flowhq.client.refusal.WebhookNotFound;
import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import io.flowhq.store.webhook.SessionMetadata;
import io.flowhq.store.webhook.Webhook;
import io.flowhq.store.webhook.WebhookDelivery;
import io.flowhq.store.webhook.WebhookRecords;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Registers where a tenant's events are sent, tries it out and sends once more what was given up. Each change is in the
 * audit trail with the receiver's host, never with the rest of its address, which may hold a secret.
 */
public class WebhookCommands {

    /** The events there are. */
    public static final Set<String> EVENTS = Set.of(
            "session.status",
            "message",
            "message.any",
            "message.ack",
            "message.edited",
            "message.revoked",
            "call.received",
            "followup.created",
            "order.created",
            "order.confirmed",
            "order.declined",
            "order.cancelled",
            "order.done",
            "booking.created",
            "booking.confirmed",
            "booking.declined",
            "booking.cancelled",
            "booking.done");

    /** WAHA's, which never happen here: whoever asks for all that there are there gets those that there are here. */
    private static final Set<String> NEVER_HERE = Set.of(
            "message.reaction",
            "message.waiting",
            "state.change",
            "group.join",
            "group.leave",
            "group.v2.join",
            "group.v2.leave",
            "group.v2.update",
            "group.v2.participants",
            "presence.update",
            "poll.vote",
            "poll.vote.failed",
            "chat.archive",
            "call.accepted",
            "call.rejected",
            "label.upsert",
            "label.deleted",
            "label.chat.added",
            "label.chat.deleted",
            "event.response",
            "event.response.failed",
            "engine.event");

    /** Of a kind all of them: {@code order.*}. */
    private static final Set<String> FAMILIES = Set.of("session.*", "message.*", "order.*", "booking.*");

    private static final String ALL = "*";
    private static final int MIN_SECRET = 16;
    private static final int MAX_SECRET = 200;
    private static final int MAX_WEBHOOKS = 20;
    private static final int MAX_DEAD = 200;
    private static final int RANDOM_BYTES = 24;

    private final TenantReads tenants;
    private final WebhookRecords records;
    private final SessionMetadata metadata;
    private final AuditLog audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    WebhookCommands(
            TenantReads tenants,
            WebhookRecords records,
            SessionMetadata metadata,
            AuditLog audit,
            InstantSource clock) {
        this.tenants = tenants;
        this.records = records;
        this.metadata = metadata;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Webhook> of(TenantId tenant) {
        tenants.get(tenant);
        return records.of(tenant);
    }

    /** Those of several tenants; who has none is left out. */
    public Map<TenantId, List<Webhook>> ofEach(Collection<TenantId> several) {
        return records.ofEach(several);
    }

    /** What is attached to the sessions of several tenants, as JSON; who has nothing is left out. */
    public Map<TenantId, String> metadataOf(Collection<TenantId> several) {
        return metadata.ofEach(several);
    }

    /**
     * Attaches to a tenant's session what each of its events is to carry, in the place of what was attached before.
     *
     * @param json an object, 100,000 characters at most
     */
    public void attach(TenantId tenant, String json, String by) {
        audit.change(AuditAct.SET_METADATA, tenant, by, facts -> {
            tenants.get(tenant);
            metadata.put(tenant, json);
            return true;
        });
    }

    /** @throws InvalidWebhook with every fault of the form */
    public Webhook add(TenantId tenant, NewWebhookForm form, String by) {
        return audit.change(AuditAct.ADD_WEBHOOK, tenant, by, facts -> {
            tenants.get(tenant);
            records.lock(tenant);
            Map<String, String> errors = new LinkedHashMap<>();
            URI url = url(form.url(), errors);
            List<String> events = events(form.events(), errors);
            String secret = secret(form.secret(), errors);
            if (records.of(tenant).size() >= MAX_WEBHOOKS) {
                errors.put("url", "The tenant has " + MAX_WEBHOOKS + " webhooks, which is the most.");
            }
            if (url == null || !errors.isEmpty()) {
                throw new InvalidWebhook(errors);
            }
            facts.put("host", url.getHost());
            return records.add(tenant, url.toString(), events, secret, by);
        });
    }

    /**
     * Looks at webhooks that are to be set later.
     *
     * @throws InvalidWebhook with every fault, by the place in the list and the field: {@code 0.url}
     */
    public void check(List<NewWebhookForm> forms) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (forms.size() > MAX_WEBHOOKS) {
            errors.put("webhooks", "A tenant has " + MAX_WEBHOOKS + " webhooks at most.");
        }
        for (int place = 0; place < forms.size(); place++) {
            Map<String, String> faults = new LinkedHashMap<>();
            url(forms.get(place).url(), faults);
            events(forms.get(place).events(), faults);
            secret(forms.get(place).secret(), faults);
            for (Map.Entry<String, String> fault : faults.entrySet()) {
                errors.put(place + "." + fault.getKey(), fault.getValue());
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidWebhook(errors);
        }
    }

    /**
     * Lets a tenant have these webhooks and no others. One whose address is there already stays, with its events on their
     * way, and keeps its secret when none is given.
     *
     * @throws InvalidWebhook as {@link #check} does
     */
    public List<Webhook> set(TenantId tenant, List<NewWebhookForm> forms, String by) {
        return audit.change(AuditAct.SET_WEBHOOKS, tenant, by, facts -> {
            tenants.get(tenant);
            check(forms);
            records.lock(tenant);
            List<Webhook> before = records.of(tenant);
            Set<Long> kept = new HashSet<>();
            for (NewWebhookForm form : forms) {
                Map<String, String> none = new LinkedHashMap<>();
                String url = String.valueOf(url(form.url(), none));
                List<String> events = events(form.events(), none);
                Optional<Webhook> known = before.stream()
                        .filter(webhook -> webhook.url().equals(url) && !kept.contains(webhook.id()))
                        .findFirst();
                known.ifPresentOrElse(
                        webhook -> {
                            kept.add(webhook.id());
                            String secret = form.secret() == null ? webhook.secret() : form.secret();
                            records.change(tenant, webhook.id(), events, secret);
                        },
                        () -> records.add(tenant, url, events, secret(form.secret(), none), by));
            }
            before.stream()
                    .filter(webhook -> !kept.contains(webhook.id()))
                    .forEach(webhook -> records.remove(tenant, webhook.id()));
            facts.put("webhooks", Integer.toString(forms.size()));
            return records.of(tenant);
        });
    }

    /** @throws WebhookNotFound when the tenant has none of this id */
    public void remove(TenantId tenant, String id, String by) {
        audit.change(AuditAct.REMOVE_WEBHOOK, tenant, by, facts -> {
            facts.put("webhook", id(id).toString());
            if (!records.remove(tenant, id(id))) {
                throw new WebhookNotFound(id);
            }
            return true;
        });
    }

    /**
     * Sends an event {@code test} that says nothing.
     *
     * @throws WebhookNotFound when the tenant has none of this id
     */
    public void test(TenantId tenant, String id, String by) {
        audit.change(AuditAct.TEST_WEBHOOK, tenant, by, facts -> {
            Webhook webhook = find(tenant, id);
            facts.put("webhook", Long.toString(webhook.id()));
            String event = "evt_" + UUID.randomUUID().toString().replace("-", "");
            records.test(webhook, event, """
                    {"id":"%s","timestamp":%d,"event":"test","payload":{}}""".formatted(event, clock.millis()));
            return true;
        });
    }

    /** What was given up, oldest first, at most 200. */
    public List<WebhookDelivery> dead(TenantId tenant) {
        tenants.get(tenant);
        return records.dead(tenant, MAX_DEAD);
    }

    /**
     * Sends what was given up of a webhook once more.
     *
     * @return how many events
     * @throws WebhookNotFound when the tenant has none of this id
     */
    public int replay(TenantId tenant, String id, String by) {
        return audit.change(AuditAct.REPLAY_WEBHOOK, tenant, by, facts -> {
            Webhook webhook = find(tenant, id);
            int events = records.replay(tenant, webhook.id());
            facts.put("webhook", Long.toString(webhook.id()));
            facts.put("events", Integer.toString(events));
            return events;
        });
    }

    private Webhook find(TenantId tenant, String id) {
        return records.find(tenant, id(id)).orElseThrow(() -> new WebhookNotFound(id));
    }

    private static Long id(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException malformed) {
            throw new WebhookNotFound(text);
        }
    }

    private static @Nullable URI url(@Nullable String text, Map<String, String> errors) {
        Optional<URI> url = HttpAddress.read(text);
        if (url.isEmpty()) {
            errors.put("url", HttpAddress.FAULT);
        }
        return url.orElse(null);
    }

    /** Whether there are events of this name or pattern. */
    public static boolean isKnown(@Nullable String event) {
        return event != null && isNamed(event);
    }

    private static boolean isNamed(String event) {
        return event.equals(ALL) || FAMILIES.contains(event) || EVENTS.contains(event) || NEVER_HERE.contains(event);
    }

    private static List<String> events(@Nullable List<String> given, Map<String, String> errors) {
        List<String> events = given == null || given.isEmpty()
                ? List.of(ALL)
                : given.stream().distinct().toList();
        for (String event : events) {
            if (!isKnown(event)) {
                errors.put(
                        "events",
                        "The events are *, order.*, booking.* or some of "
                                + String.join(", ", EVENTS.stream().sorted().toList()) + ".");
            }
        }
        return events;
    }

    private String secret(@Nullable String given, Map<String, String> errors) {
        if (given == null || given.isBlank()) {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
        if (given.length() < MIN_SECRET || given.length() > MAX_SECRET || !CleanText.isId(given)) {
            errors.put(
                    "secret", "The secret has " + MIN_SECRET + " to " + MAX_SECRET + " visible characters of ASCII.");
        }
        return given;
    }
}
