package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.WebhookCommands;
import io.flowhq.client.form.NewKeyForm;
import io.flowhq.client.form.NewWebhookForm;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.change.ChangeNotification;
import io.flowhq.store.change.ChangeSubscriptions;
import io.flowhq.store.message.Contacts;
import io.flowhq.store.page.PageRequests;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call of the API that changes something, as the mappings have it, leaves a line with the key's name. */
@WebTest
class AuditedCallsTest {

    private static final String CUSTOMER = "255711222333";

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Autowired
    WebhookCommands webhooks;

    @Autowired
    Contacts contacts;

    @Autowired
    ChangeSubscriptions changes;

    @Autowired
    PageRequests requests;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void leaveALineWithTheKeysName() throws Exception {
        Set<String> unaudited = new TreeSet<>();
        Set<String> called = new TreeSet<>();
        try (var page = changes.subscribe(this::answerPage)) {
            mappings.getHandlerMethods().forEach((mapping, method) -> {
                var type = method.getBeanType();
                if (type.getPackageName().equals(getClass().getPackageName()) && type != NotOfferedController.class) {
                    for (var pattern : mapping.getPatternValues()) {
                        for (var verb : mapping.getMethodsCondition().getMethods()) {
                            if (verb != RequestMethod.GET
                                    && called.add(verb + " " + pattern)
                                    && !isAudited(verb, pattern)) {
                                unaudited.add(verb + " " + pattern);
                            }
                        }
                    }
                }
            });
        }
        assertThat(called).hasSizeGreaterThan(20);
        assertThat(unaudited).isEmpty();
    }

    private boolean isAudited(RequestMethod verb, String pattern) {
        var name = "auditor " + verb + " " + pattern;
        TenantId tenant = town.business("Audited", PhaseName.RUNNING).id();
        contacts.seen(tenant, CUSTOMER + "@c.us", CUSTOMER, null);
        var webhook = webhooks.add(tenant, new NewWebhookForm("https://example.org/", null, null), "admin");
        var key = keys.create(new NewKeyForm(name, null, "read,send,manage", null), "admin");
        var address = pattern.replace("{session}", tenant.toString()).replace("{webhook}", Long.toString(webhook.id()));
        web.method(verb.asHttpMethod())
                .uri(address + (pattern.contains("{session}") ? "" : "?session=" + tenant))
                .header("X-Api-Key", key.key())
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                        {"session": "%s", "name": "%s", "chatId": "%s@c.us", "text": "Karibu", "start": false,
                         "url": "https://example.org/more", "phone_number": "%s", "config": {"webhooks": []}}
                        """.formatted(
                                tenant,
                                pattern.equals("/api/sessions") ? "Made by a program" : tenant.toString(),
                                CUSTOMER,
                                "255719222333"))
                .exchange();
        return jdbc.sql("select exists (select from portal_event_logs where payload ->> 'by' = :by)")
                .param("by", "key:" + name)
                .query(Boolean.class)
                .single();
    }

    private void answerPage(ChangeNotification change) {
        if (change.kind() == ChangeNotification.Kind.PAGE_REQUEST) {
            requests.take(Objects.requireNonNull(change.tenant()))
                    .forEach(request -> requests.answer(request, null, null));
        }
    }
}
