package io.flowhq.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control API as a test speaks it. */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final String url;

    public Api(String url) {
        this.url = url;
    }

    public HttpResponse<String> request(String method, String path, Object body) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** @throws AssertionError if it is refused */
    public JsonNode ask(String method, String path, Object body) {
        var answer = request(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + " → " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    public JsonNode get(String path) {
        return ask("GET", path, null);
    }

    public JsonNode post(String path, Object body) {
        return ask("POST", path, body);
    }

    public String customerWrites(String customer, String to, String text) {
        return post("/control/customers/" + customer + "/messages", Map.of("to", to, "text", text))
                .get("id")
                .asString();
    }
}
