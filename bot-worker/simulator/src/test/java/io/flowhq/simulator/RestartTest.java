package io.flowhq.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is left of the service after it was stopped, or killed: the state file as it lay there at that moment. */
class RestartTest {
    private static final String SALON = "255700000001";
    private static final String JUMA = "255711000001";

    @TempDir
    private Path folder;

    @Test
    void findsItsPhonesDevicesAndUndeliveredMessagesAfterAKill() throws Exception {
        var state = folder.resolve("state.json");
        var killed = folder.resolve("killed.json");
        var heard = new CopyOnWriteArrayList<String>();
        var device = new SocketDevice[1];
        try (var server = SimulatorServer.start(0, "state=" + state)) {
            var api = new Api(server.url());
            api.post("/control/phones", Map.of("number", SALON, "name", "Salon Asha"));
            device[0] = new SocketDevice(
                    server.url(), message -> heard.add(message.get("body").asString()));
            device[0].link(api, SALON);
            device[0].close();
            Awaitility.await()
                    .until(() -> api.get("/control/devices")
                            .get(0)
                            .get("state")
                            .asString()
                            .equals("offline"));
            api.post("/control/customers/" + JUMA + "/messages", Map.of("to", SALON, "text", "", "type", "image"));
            api.customerWrites(JUMA, SALON, "Upo?");
            Awaitility.await()
                    .until(() -> Files.exists(state) && Files.readString(state).contains("Upo?"));
            Files.copy(state, killed);
        }

        try (var server = SimulatorServer.start(0, "state=" + killed)) {
            var api = new Api(server.url());
            assertThat(api.get("/control/devices").get(0).get("undelivered").asInt())
                    .isEqualTo(2);
            device[0].at(server.url()).connect().waitUntilOnline();
            Awaitility.await().until(() -> heard.equals(List.of("", "Upo?")));

            assertThat(api.get("/control/phones").get(0).get("name").asString()).isEqualTo("Salon Asha");
            assertThat(api.get("/control/devices").get(0).get("generation").asInt())
                    .isEqualTo(2);
            device[0].send(JUMA, "Karibu", null);
            Awaitility.await()
                    .until(() -> api.get("/control/chats/" + SALON + "/" + JUMA).size() == 3);
            device[0].close();
        }
    }

    @Test
    void savesALinkWithinAMoment() throws Exception {
        var state = folder.resolve("state.json");
        try (var server = SimulatorServer.start(0, "state=" + state)) {
            var api = new Api(server.url());
            api.post("/control/phones", Map.of("number", SALON, "name", "Salon Asha"));
            var device = new SocketDevice(server.url(), message -> {}).link(api, SALON);
            var id = api.get("/control/devices").get(0).get("id").asString();

            Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(3))
                    .until(() -> Files.exists(state) && Files.readString(state).contains(id));
            device.close();
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void refusesToStartOnAFileThatIsNotItsState(CapturedOutput output) throws Exception {
        var state = folder.resolve("state.json");
        Files.writeString(state, "{\"phones\":");

        assertThatThrownBy(() -> SimulatorServer.start(0, "state=" + state))
                .rootCause()
                .isNotNull();
        assertThat(Files.readString(state)).isEqualTo("{\"phones\":");
        assertThat(output)
                .contains(state + " is not a state of the simulated WhatsApp; remove it to start afresh.")
                .doesNotContain("\tat ");
    }

    @Test
    void forgetsADeviceWhosePageWentBeforeItCouldKeepTheLink() {
        try (var server = SimulatorServer.start(0)) {
            var api = new Api(server.url());
            api.post("/control/phones", Map.of("number", SALON, "name", "Salon Asha"));
            var device = new SocketDevice(server.url(), message -> {}).thatDiesOnWelcome();
            device.connect();
            api.post("/control/phones/" + SALON + "/scan", Map.of("code", device.code()));

            // The socket that is torn down in the middle of a frame may fail on a thread of the JDK's own.
            Awaitility.await()
                    .dontCatchUncaughtExceptions()
                    .until(() -> api.get("/control/devices").isEmpty());
            api.customerWrites(JUMA, SALON, "Habari");
            assertThat(api.get("/control/judge?grace=0").get("excused").asInt()).isOne();
        }
    }
}
