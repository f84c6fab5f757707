package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.ApiKeys;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that Schemathesis once had server errors or undocumented answers for. */
@WebTest
class MalformedRequestsTest {

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    ApiKeys keys;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/chats?=false&limit=5             | application/json    |                                         | 400
            DELETE /api/webhooks/1?=x                 | application/json    |                                         | 400
            GET /api/chats                            | multipart/form-data |                                         | 400
            POST /api/webhooks                        | multipart/form-data | x                                       | 400
            POST /api/webhooks                        | application/json    | {"url": "", "events": [null]}           | 422
            PUT /api/sessions/default                 | application/json    | {"config": {"webhooks": [{"events": [null]}]}} | 422
            PUT /api/sessions/default                 | application/json    | {"config": {"webhooks": [null]}}        | 200
            GET /api/a%25b/chats                      | application/json    |                                         | 400
            POST /api/%3B%7C/stop                     | application/json    |                                         | 400
            GET /api/sessions/default/me              | application/json    |                                         | 200
            """)
    void areAnsweredInJson(String request, String type, String body, int status) throws IOException {
        var answer = raw(request, type, body == null ? "" : body);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .contains(status == 200 ? "content-type: application/json" : "content-type: application/problem+json");
        if (request.endsWith("/me")) {
            assertThat(answer).contains("null");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Idempotency-Key: a\u0085b", "Last-Event-ID: \u0085", "X-Request-Id: \u0085", "X-Api-Key: \u0085"
            })
    void areAnsweredWhateverAHeaderHolds(String header) throws IOException {
        for (var request : List.of("POST /api/sessions/default/stop", "POST /api/sendText")) {
            var answer = raw(request, "application/json\r\n" + header, "{}");
            assertThat(answer).as(request).matches("(?s)HTTP/1.1 (20[01]|4[0-9]{2}|503) .*");
            if (answer.startsWith("HTTP/1.1 4")) {
                assertThat(answer).as(request).doesNotContain("Exception", "\tat ");
            }
        }
    }

    private String raw(String request, String type, String body) throws IOException {
        var key = ApiFixtures.key(keys, town.business("Malformed").id(), "read,send,manage");
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Api-Key: " + key
                                    + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
