package io.flowhq.worker.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhq.simulator.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The simulated WhatsApp and what phones and customers do on it, through its control API. */
public final class SimulatorProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true);

    private final SimulatorServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private SimulatorProcess(SimulatorServer server) {
        this.server = server;
    }

    public static SimulatorProcess start(String... settings) {
        // The store's check of all settings is on this class path, too; the simulator has no database.
        System.setProperty("flowhq.database.required", "false");
        return new SimulatorProcess(SimulatorServer.start(0, settings));
    }

    public URI url() {
        return URI.create(server.url() + "/");
    }

    public void phone(String number) {
        phone(number, "Test business");
    }

    /** @param name the business by which the judge knows that an answer names another */
    public void phone(String number, String name) {
        call("POST", "/control/phones", Map.of("number", number, "name", name));
    }

    public void scan(String number, String code) {
        call("POST", "/control/phones/" + number + "/scan", Map.of("code", code));
    }

    public void pair(String number, String code) {
        call("POST", "/control/phones/" + number + "/pair", Map.of("code", code));
    }

    public void unlink(String number) {
        call("POST", "/control/phones/" + number + "/unlink", Map.of());
    }

    public String customerWrites(String customer, String business, String text) {
        return call("POST", "/control/customers/" + customer + "/messages", Map.of("to", business, "text", text))
                .path("id")
                .asText();
    }

    public void customerSends(String customer, String business, String type) {
        call("POST", "/control/customers/" + customer + "/messages", Map.of("to", business, "text", "", "type", type));
    }

    public JsonNode chat(String business, String customer) {
        return call("GET", "/control/chats/" + business + "/" + customer, null);
    }

    public void fault(String number, String name, Object value) {
        call("PUT", "/control/faults/" + number, Map.of(name, value));
    }

    public void noFaults(String number) {
        call("DELETE", "/control/faults/" + number, null);
    }

    public JsonNode devices() {
        return call("GET", "/control/devices", null);
    }

    /** What the owner types on the phone itself. */
    public void ownerWrites(String number, String customer, String text) {
        call("POST", "/control/phones/" + number + "/messages", Map.of("to", customer, "text", text));
    }

    /**
     * The verdict on one business.
     *
     * @param limit how many messages are allowed in any 60 s
     * @param grace how long an answer may take before its question counts as lost
     */
    public JsonNode judge(String number, int limit, Duration grace) {
        return call("GET", "/control/judge?number=" + number + "&limit=" + limit + "&grace=" + grace.toSeconds(), null);
    }

    /** Any request of the control API. */
    public JsonNode call(String method, String path, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
