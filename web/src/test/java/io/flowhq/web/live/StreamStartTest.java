package io.flowhq.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.form.NewKeyForm;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/**
 * The headers of a stream are written by the thread of its request, which still adds its own; written by another, two
 * threads change them at once.
 */
@WebTest
class StreamStartTest {

    private static final int ROUNDS = 60;

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures tenants;

    @Autowired
    ApiKeys keys;

    @Test
    void ofAnOperatorHasBegunWhenItsRequestReturns() {
        for (int round = 0; round < ROUNDS; round++) {
            hasBegun(web.get().uri("/admin/events").with(httpBasic("admin", WebTest.PASSWORD)));
        }
    }

    @Test
    void ofAProgramHasBegunWhenItsRequestReturns() {
        for (int round = 0; round < ROUNDS; round++) {
            var tenant = tenants.business("Streams " + round).id();
            var key = keys.create(new NewKeyForm("streams", tenant.toString(), "read", null), "admin")
                    .key();
            hasBegun(web.get().uri("/api/events").header("X-Api-Key", key));
        }
    }

    private static void hasBegun(MockMvcRequestBuilder request) {
        var answer = request.accept(MediaType.TEXT_EVENT_STREAM).asyncExchange().getResponse();
        assertThat(answer.isCommitted()).isTrue();
        assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains(":listening");
    }
}
