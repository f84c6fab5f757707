package io.flowhq.local.scenario;

import io.flowhq.local.home.RunningPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin pages of a running platform, used as another program uses them: JSON with the operator's password. */
public final class AdminApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final RunningPlatform running;
    private final HttpClient client = HttpClient.newHttpClient();

    public AdminApi(RunningPlatform running) {
        this.running = running;
    }

    /** Makes a tenant of that number that nobody has started. */
    public Business create(String number) throws IOException, InterruptedException {
        JsonNode created = post(
                "/admin/tenants",
                Map.of(
                        "name",
                        "tenant-" + number,
                        "phone_number",
                        number,
                        "template_type",
                        "ECOMMERCE",
                        "business_name",
                        "Duka " + number,
                        "language",
                        "SW"));
        return new Business(created.path("id").asString(), number, "");
    }

    /** @param verb {@code start}, {@code stop}, {@code restart} or {@code force-restart} */
    public void command(Business business, String verb) throws IOException, InterruptedException {
        post("/admin/tenants/" + business.tenant() + "/worker/" + verb, Map.of());
    }

    public JsonNode tenant(Business business) throws IOException, InterruptedException {
        return read(request("/admin/tenants/" + business.tenant()).build());
    }

    public String phase(Business business) throws IOException, InterruptedException {
        return tenant(business).path("phase").asString("");
    }

    /** The tenant's page as its operator sees it, without JavaScript. */
    public String page(Business business) throws IOException, InterruptedException {
        HttpRequest request = request("/admin/tenants/" + business.tenant())
                .setHeader("Accept", "text/html")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /**
     * Starts a tenant that was never linked and links it as its owner would. One at a time: only one client may show a code. A
     * start that no orchestrator took in time, on a machine that is busy starting, is asked for again.
     *
     * @return the business with the device that was linked
     */
    public Business link(Business business, SimulatedWhatsApp whatsApp, Duration atMost)
            throws IOException, InterruptedException {
        PollUntil.see("start of " + business.number(), atMost, () -> started(business), started -> started);
        whatsApp.scan(
                business.number(),
                PollUntil.see(
                        "code of " + business.number(),
                        atMost,
                        () -> waitingCode(business, whatsApp),
                        code -> !code.isEmpty()));
        PollUntil.see("RUNNING of " + business.number(), atMost, () -> phase(business), "RUNNING"::equals);
        return business.linkedAs(
                whatsApp.linkedDevices(business.number()).getFirst().id());
    }

    private boolean started(Business business) throws IOException, InterruptedException {
        command(business, "start");
        return true;
    }

    /** The code that the business waits to be scanned with, the only one shown; empty while it does not. */
    public String waitingCode(Business business, SimulatedWhatsApp whatsApp) throws IOException, InterruptedException {
        return phase(business).equals("AWAITING_SCAN")
                ? whatsApp.devices().stream()
                        .map(SimulatedWhatsApp.Device::code)
                        .filter(code -> !code.isEmpty())
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** Approves every request of an owner that nobody has looked at. */
    public void approveRequests() throws IOException, InterruptedException {
        for (JsonNode request :
                read(request("/admin/setup-requests?status=SUBMITTED").build()).path("setup_requests")) {
            post("/admin/setup-requests/" + request.path("id").asString() + "/approve", Map.of());
        }
    }

    /** The first page of the list of tenants. */
    public JsonNode list() throws IOException, InterruptedException {
        return read(request("/admin/tenants").build());
    }

    /** The platform at a glance. */
    public JsonNode home() throws IOException, InterruptedException {
        return read(request("/admin").build());
    }

    /** The tenants that a person looks for. */
    public JsonNode search(String q) throws IOException, InterruptedException {
        return read(request("/admin/tenants?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                .build());
    }

    /** What people have to do about the tenant's customers. */
    public JsonNode openFollowUps(String tenant) throws IOException, InterruptedException {
        return read(request("/admin/tenants/" + tenant + "/follow-ups").build()).path("follow_ups");
    }

    private JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
        return read(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) throws IOException {
        String password = Files.readString(Path.of(String.valueOf(running.adminPasswordFile())))
                .strip();
        String credentials = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(running.web() + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + credentials)
                .header("Accept", "application/json");
    }

    private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new StepFailed(request.method() + " " + request.uri().getPath() + " answered " + answer.statusCode()
                    + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
