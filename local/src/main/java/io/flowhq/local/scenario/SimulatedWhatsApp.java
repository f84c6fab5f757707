package io.flowhq.local.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated WhatsApp as its people use it: the owner with the phone, and customers. */
public final class SimulatedWhatsApp {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public SimulatedWhatsApp(URI address) {
        this.address = address;
    }

    /** A line of a chat: who wrote it ({@code customer}, {@code phone} or {@code device}) and what. */
    public record Line(String id, String by, String text) {}

    /**
     * A client that is linked to a phone, by an id that lasts as long as the link, or one that waits for a phone.
     *
     * @param ousted how often one of its pages was open when another took its place
     * @param code the text of the QR code it shows
     * @param waJs the version of the wa-js that was put into its page
     */
    public record Device(String id, String number, boolean linked, String state, int ousted, String code, String waJs) {

        public boolean online() {
            return state.equals("online");
        }
    }

    public void addPhone(String number, String name) throws IOException, InterruptedException {
        post("/control/phones", Map.of("number", number, "name", name));
    }

    public void scan(String number, String code) throws IOException, InterruptedException {
        post("/control/phones/" + number + "/scan", Map.of("code", code));
    }

    /** The phone greets each customer once by itself, as WhatsApp Business does. */
    public void greet(String number, String text) throws IOException, InterruptedException {
        post("/control/phones/" + number, Map.of("greeting", Map.of("text", text)));
    }

    /** Writes to the business and answers the message's id. */
    public String customerWrites(String customer, String number, String text) throws IOException, InterruptedException {
        return customerWrites(customer, number, text, false);
    }

    /** @param hidden whether the business sees the customer's private identity instead of the number */
    public String customerWrites(String customer, String number, String text, boolean hidden)
            throws IOException, InterruptedException {
        return post("/control/customers/" + customer + "/messages", Map.of("to", number, "text", text, "lid", hidden))
                .path("id")
                .asString();
    }

    /** The owner writes to a customer on the phone. */
    public void ownerWrites(String number, String customer, String text) throws IOException, InterruptedException {
        post("/control/phones/" + number + "/messages", Map.of("to", customer, "text", text));
    }

    /** Sends the business a sample of that kind of message, {@code image} for one. */
    public void customerSends(String customer, String number, String type) throws IOException, InterruptedException {
        post("/control/customers/" + customer + "/messages", Map.of("to", number, "text", "", "type", type));
    }

    /** The chat as its customer sees it, oldest first. */
    public List<Line> chat(String number, String customer) throws IOException, InterruptedException {
        return elements(get("/control/chats/" + number + "/" + customer)).stream()
                .map(line -> new Line(text(line, "id"), text(line, "by"), text(line, "text")))
                .toList();
    }

    /** The linked clients of that phone. */
    public List<Device> linkedDevices(String number) throws IOException, InterruptedException {
        return devices().stream()
                .filter(device -> device.linked() && device.number().equals(number))
                .toList();
    }

    /** All linked and waiting clients. */
    public List<Device> devices() throws IOException, InterruptedException {
        return elements(get("/control/devices")).stream()
                .map(device -> new Device(
                        text(device, "id"),
                        text(device, "number"),
                        device.path("linked").asBoolean(false),
                        text(device, "state"),
                        device.path("ousted").asInt(0),
                        text(device, "code"),
                        text(device, "waJs")))
                .toList();
    }

    /**
     * What was seen to go wrong so far.
     *
     * @param limit what a business may send in any minute
     * @param grace how long an answer may take before its question counts as lost
     */
    public JsonNode judge(int limit, Duration grace) throws IOException, InterruptedException {
        return judge(limit, grace, Duration.ZERO);
    }

    /** @param burst within which messages of a chat that follow one another may have one answer */
    public JsonNode judge(int limit, Duration grace, Duration burst) throws IOException, InterruptedException {
        return get("/control/judge?limit=" + limit + "&grace=" + grace.toSeconds() + "&burst=" + burst.toSeconds());
    }

    /** Plants a fault in the pages of that number. */
    public void fault(String number, String name, Object value) throws IOException, InterruptedException {
        faults(number, Map.of(name, value));
    }

    /** Plants several at once. */
    public void faults(String number, Map<String, Object> faults) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(address.resolve("/control/faults/" + number))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(faults))));
    }

    public void noFaults(String number) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(address.resolve("/control/faults/" + number))
                .DELETE());
    }

    /** The owner logs the linked client out on the phone. */
    public void unlink(String number) throws IOException, InterruptedException {
        post("/control/phones/" + number + "/unlink", Map.of());
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new StepFailed("the simulated WhatsApp answered " + response.statusCode() + " to "
                    + response.request().method() + " " + response.uri().getPath() + ": " + response.body());
        }
        return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }
}
