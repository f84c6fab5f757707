package io.flowhq.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Devices that behave, and devices that misbehave in one way each, over the wire and before the judge. */
class JudgedTrafficTest {
    private static final String SALON = "255700000001";
    private static final String DUKA = "255700000002";
    private static final String JUMA = "255711000001";
    private static final String REHEMA = "255711000002";

    private static SimulatorServer server;
    private static Api api;
    private final List<SocketDevice> devices = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = SimulatorServer.start(0, "received=5ms", "read=5ms");
        api = new Api(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void addPhones() {
        api.post("/control/reset", null);
        api.post("/control/phones", Map.of("number", SALON, "name", "Salon Asha"));
        api.post("/control/phones", Map.of("number", DUKA, "name", "Duka la Juma"));
    }

    @AfterEach
    void close() {
        devices.forEach(SocketDevice::close);
    }

    /** Links a device that does as told with each message of a customer. */
    private SocketDevice device(String number, BiConsumer<SocketDevice, JsonNode> answer) {
        var self = new SocketDevice[1];
        self[0] = new SocketDevice(server.url(), message -> {
            if (message.get("by").asString().equals("customer")) {
                answer.accept(self[0], message);
            }
        });
        devices.add(self[0]);
        return self[0].link(api, number);
    }

    private static void reply(SocketDevice device, JsonNode to, String text) {
        device.send(to.get("from").asString(), text, to.get("key").asString());
    }

    private static JsonNode verdict(String query) {
        return api.get("/control/judge?" + query);
    }

    private static void awaitAnswers(String number, String customer, int count) {
        Awaitility.await()
                .until(() -> api.get("/control/chats/" + number + "/" + customer)
                                .valueStream()
                                .filter(line -> line.get("by").asString().equals("device"))
                                .count()
                        == count);
    }

    @Test
    void findsAThousandMessagesInFiftyChatsClean() {
        var numbers = List.of(SALON, DUKA);
        for (var number : numbers) {
            device(number, (device, message) -> reply(device, message, "Karibu"));
        }
        for (int round = 0; round < 20; round++) {
            for (int customer = 0; customer < 50; customer++) {
                api.customerWrites("2557130000" + (10 + customer), numbers.get(customer % 2), "Swali " + round);
            }
        }
        Awaitility.await().until(() -> verdict("limit=1000").get("answered").asInt() == 1000);

        var verdict = verdict("limit=1000");
        assertThat(verdict.get("inbound").asInt()).isEqualTo(1000);
        for (var count : List.of("pending", "lost", "doubled", "inverted", "overLimit", "misdirected", "excused")) {
            assertThat(verdict.get(count).asInt()).as(count).isZero();
        }
        assertThat(verdict.get("details").size()).isZero();
    }

    @Test
    void findsAPlantedLoss() {
        var every = new AtomicInteger();
        device(SALON, (device, message) -> {
            if (every.incrementAndGet() != 2) {
                reply(device, message, "Karibu");
            }
        });
        for (var text : List.of("Moja", "Mbili", "Tatu")) {
            api.customerWrites(JUMA, SALON, text);
        }
        awaitAnswers(SALON, JUMA, 2);

        assertThat(verdict("grace=60").get("pending").asInt()).isOne();
        Awaitility.await().until(() -> verdict("grace=1").get("lost").asInt() == 1);
        assertThat(verdict("grace=1").get("answered").asInt()).isEqualTo(2);
        // Written together with the third.
        assertThat(verdict("grace=1&burst=60").get("answered").asInt()).isEqualTo(3);
    }

    @Test
    void findsAPlantedDouble() {
        device(SALON, (device, message) -> {
            reply(device, message, "Karibu");
            reply(device, message, "Karibu");
        });
        api.customerWrites(JUMA, SALON, "Habari");
        awaitAnswers(SALON, JUMA, 2);

        assertThat(verdict("").get("doubled").asInt()).isOne();
    }

    @Test
    void findsAPlantedInversion() {
        var held = new ArrayList<JsonNode>();
        device(SALON, (device, message) -> {
            held.addFirst(message);
            if (held.size() == 2) {
                held.forEach(each -> reply(device, each, "Karibu"));
            }
        });
        api.customerWrites(JUMA, SALON, "Moja");
        api.customerWrites(JUMA, SALON, "Mbili");
        awaitAnswers(SALON, JUMA, 2);

        assertThat(verdict("").get("inverted").asInt()).isOne();
    }

    @Test
    void findsAPlantedMisdirection() {
        device(
                SALON,
                (device, message) ->
                        device.send(REHEMA, "Karibu", message.get("key").asString()));
        device(DUKA, (device, message) -> reply(device, message, "Karibu Salon Asha"));
        api.customerWrites(JUMA, SALON, "Habari");
        api.customerWrites(JUMA, DUKA, "Habari");
        awaitAnswers(SALON, REHEMA, 1);
        awaitAnswers(DUKA, JUMA, 1);

        assertThat(verdict("").get("misdirected").asInt()).isEqualTo(2);
    }

    @Test
    void findsAPlantedMessageOverTheLimit() {
        device(SALON, (device, message) -> reply(device, message, "Karibu"));
        for (int i = 0; i < 11; i++) {
            api.customerWrites(JUMA, SALON, "Swali " + i);
        }
        awaitAnswers(SALON, JUMA, 11);

        assertThat(verdict("limit=10").get("overLimit").asInt()).isOne();
        assertThat(verdict("limit=10").get("maxInAnyMinute").asInt()).isEqualTo(11);
        assertThat(verdict("limit=11").get("overLimit").asInt()).isZero();
    }

    @Test
    void judgesWhatTheDeviceDidAfterItCameBack() {
        var device = device(SALON, (self, message) -> reply(self, message, "Karibu"));
        device.close();
        Awaitility.await()
                .until(() -> api.get("/control/devices")
                        .get(0)
                        .get("state")
                        .asString()
                        .equals("offline"));
        api.customerWrites(JUMA, SALON, "Upo?");
        Awaitility.await().until(() -> verdict("grace=1").get("lost").asInt() == 1);

        device.connect().waitUntilOnline();
        awaitAnswers(SALON, JUMA, 1);

        assertThat(verdict("grace=1").get("late").asInt()).isOne();
        assertThat(verdict("grace=60").get("answered").asInt()).isOne();
        assertThat(verdict("grace=60").get("lost").asInt()).isZero();
    }

    @Test
    void excusesAPhoneThatIsNotLinked() {
        api.customerWrites(JUMA, SALON, "Habari");

        assertThat(verdict("grace=0").get("excused").asInt()).isOne();
    }

    @Test
    void refusesTermsThatMakeNoSense() {
        assertThat(api.request("GET", "/control/judge?limit=0", null).statusCode())
                .isEqualTo(400);
        assertThat(api.request("GET", "/control/judge?since=yesterday", null).body())
                .contains("since is an instant");
        assertThat(api.request("GET", "/control/judge?limit=many", null).statusCode())
                .isEqualTo(400);
    }
}
