package io.flowhq.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlApiTest {
    private static final String SALON = "255700000001";
    private static final String JUMA = "255711000001";

    private static SimulatorServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = SimulatorServer.start(0);
        api = new Api(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void addPhone() {
        api.post("/control/reset", null);
        api.post("/control/phones", Map.of("number", SALON, "name", "Salon Asha"));
    }

    private static void refuses(int status, String reason, String method, String path, Object body) {
        var answer = api.request(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":").contains(reason);
    }

    @Test
    void saysThatItIsUp() {
        assertThat(api.request("GET", "/healthz", null).statusCode()).isEqualTo(200);
    }

    @Test
    void answersNotFoundForAnUnknownNumber() {
        for (var path : new String[] {"scan", "pair"}) {
            refuses(404, "255799999999", "POST", "/control/phones/255799999999/" + path, Map.of("code", "x"));
        }
        refuses(404, "255799999999", "POST", "/control/phones/255799999999/unlink", null);
        refuses(
                404,
                "255799999999",
                "POST",
                "/control/customers/" + JUMA + "/messages",
                Map.of("to", "255799999999", "text", "x"));
        refuses(404, "255799999999", "GET", "/control/chats/255799999999/" + JUMA, null);
        refuses(404, "255799999999", "PUT", "/control/faults/255799999999", Map.of("deaf", true));
    }

    @Test
    void answersConflictForAnImpossibleAct() {
        refuses(409, "no client shows this code", "POST", "/control/phones/" + SALON + "/scan", Map.of("code", "2@x"));
        refuses(
                409,
                "no client shows this code",
                "POST",
                "/control/phones/" + SALON + "/pair",
                Map.of("code", "ABCD1234"));
        refuses(409, "no device is linked", "POST", "/control/phones/" + SALON + "/unlink", null);
    }

    @Test
    void answersBadRequestWithTheReason() {
        refuses(400, "7 to 15 digits", "POST", "/control/phones", Map.of("number", "+255 7", "name", "x"));
        refuses(400, "number is missing", "POST", "/control/phones", Map.of("name", "x"));
        refuses(400, "text is missing", "POST", "/control/customers/" + JUMA + "/messages", Map.of("to", SALON));
        refuses(400, "not the JSON", "POST", "/control/phones", "not an object");
        refuses(400, "there is no fault called deef", "PUT", "/control/faults/" + SALON, Map.of("deef", true));
        refuses(400, "takes a number of milliseconds", "PUT", "/control/faults/" + SALON, Map.of("sendDelay", "long"));
        refuses(400, "ERROR_NETWORK", "PUT", "/control/faults/*", Map.of("sendResult", "NO"));
        refuses(
                400,
                "kind is chat",
                "POST",
                "/control/customers/" + JUMA + "/messages",
                Map.of("to", SALON, "text", "x", "kind", "crowd"));
    }

    @Test
    void keepsWhatWasWrittenBeforeAnyDeviceWasThere() {
        var id = api.customerWrites(JUMA, SALON, "Habari");
        api.post("/control/phones/" + SALON + "/messages", Map.of("to", JUMA, "text", "Nipo"));

        var chat = api.get("/control/chats/" + SALON + "/" + JUMA);
        assertThat(id).matches("false_255711000001@c\\.us_3EB0[0-9A-F]{18}");
        assertThat(chat.get(0).get("id").asString()).isEqualTo(id);
        assertThat(chat.get(0).get("from").asString()).isEqualTo(JUMA);
        assertThat(chat.get(0).get("by").asString()).isEqualTo("customer");
        assertThat(chat.get(0).get("ack").asInt()).isOne();
        assertThat(chat.get(0).get("quoted").isNull()).isTrue();
        assertThat(chat.get(1).get("by").asString()).isEqualTo("phone");
        assertThat(chat.get(1).get("from").asString()).isEqualTo(SALON);
        assertThat(api.get("/control/chats/" + SALON + "/255711999999")).isEmpty();
    }

    @Test
    void addsAndRemovesFaultsOneByOneAndAltogether() {
        api.ask("PUT", "/control/faults/" + SALON, Map.of("deaf", true, "sendDelay", 50));
        api.ask("PUT", "/control/faults/" + SALON, Map.of("crashRenderer", 3, "deaf", false));
        assertThat(api.get("/control/faults").toString())
                .isEqualTo("{\"" + SALON + "\":{\"sendDelay\":50,\"crashRenderer\":3}}");

        api.ask("DELETE", "/control/faults/" + SALON, null);
        assertThat(api.get("/control/faults")).isEmpty();
    }

    @Test
    void linksFourDevicesToAPhoneAndNoMore() {
        var devices = new SocketDevice[5];
        try {
            for (int i = 0; i < 5; i++) {
                devices[i] = new SocketDevice(server.url(), message -> {});
                if (i < 4) {
                    devices[i].link(api, SALON);
                }
            }
            assertThat(api.get("/control/devices")
                            .valueStream()
                            .filter(d -> d.get("state").asString().equals("online")))
                    .hasSize(4);
            refuses(409, "4 devices are linked", "POST", "/control/phones/" + SALON + "/scan", Map.of("code", "x"));
        } finally {
            for (int i = 0; i < 4; i++) {
                devices[i].close();
            }
        }
    }

    @Test
    void refusesADeviceThatCannotProveItsKey() {
        var device = new SocketDevice(server.url(), message -> {}).link(api, SALON);
        device.close();
        var thief = device.withOtherKeys().connect();

        org.awaitility.Awaitility.await().until(() -> "primary_identity_key_change".equals(thief.loggedOut()));
        thief.close();
    }

    @Test
    void refusesPagesOfOtherSites() throws Exception {
        var foreign = java.net.http.HttpRequest.newBuilder(java.net.URI.create(server.url() + "/control/devices"))
                .header("Origin", "http://evil.example")
                .build();
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(foreign, java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void forgetsEverything() {
        api.customerWrites(JUMA, SALON, "Habari");
        api.post("/control/reset", null);

        assertThat(api.get("/control/phones")).isEmpty();
        assertThat(api.get("/control/devices")).isEmpty();
        assertThat(api.get("/control/judge").get("inbound").asInt()).isZero();
    }
}
