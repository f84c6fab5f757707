package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.flowhq.client.ApiKeys;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every call that the client waha-py 2026.9.2 can make: it is answered, or 501 says that Flow HQ does not offer it. */
@WebTest
class WahaCallsTest {

    private static final List<String> OF_OUR_OWN =
            List.of("message_not_found", "contact_not_found", "session_not_found", "webhook_not_found");

    private static final String HEAD = """
            # What becomes of each call of waha-py 2026.9.2

            Made by `WahaCallsTest` from the answers themselves.

            | call | | why |
            |---|---|---|
            """;

    @Autowired
    MockMvcTester web;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @Test
    void answersEachOrSaysThatItDoesNotOfferIt() throws IOException {
        TenantId tenant = town.business("Called by waha-py", PhaseName.STOPPED).id();
        var key = ApiFixtures.key(keys, tenant, "read,send,manage");
        var calls = calls();
        assertThat(calls).hasSize(192);
        var table = new StringBuilder(HEAD);
        SoftAssertions.assertSoftly(softly -> {
            for (var call : calls) {
                var words = call.split(" ");
                var address = words[1].replace("{session}", "default").replaceAll("\\{[a-z_]+}", "1");
                var answer = web.method(HttpMethod.valueOf(words[0]))
                        .uri(address)
                        .header("X-Api-Key", key)
                        .accept(MediaType.APPLICATION_JSON)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .exchange();
                var status = answer.getResponse().getStatus();
                table.append(
                        row(words, status == 501, content(answer.getResponse().getContentAsByteArray())));
                if (words[2].equals("501")) {
                    softly.assertThat(status).as(call).isEqualTo(501);
                } else {
                    softly.assertThat(status).as(call).isNotIn(401, 405, 500, 501);
                    if (status == 404) {
                        softly.assertThat(content(answer.getResponse().getContentAsByteArray()))
                                .as(call)
                                .containsAnyOf(OF_OUR_OWN.toArray(String[]::new));
                    }
                }
            }
        });
        Files.writeString(Path.of("target/api-waha.md"), table);
        assertThat(Path.of("../docs/api-waha.md")).hasSameTextualContentAs(Path.of("target/api-waha.md"));
    }

    private static String row(String[] call, boolean refused, String body) {
        var why = refused ? JsonPath.<String>read(body, "$.detail").replaceFirst("^.* is WAHA's\\. ", "") : "";
        return "| `" + call[0] + " " + call[1] + "` | " + (refused ? "501" : "works") + " | " + why + " |\n";
    }

    private static String content(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static List<String> calls() throws IOException {
        try (var list = Objects.requireNonNull(WahaCallsTest.class.getResourceAsStream("waha-py-2026.9.2.txt"))) {
            return content(list.readAllBytes()).lines().toList();
        }
    }
}
