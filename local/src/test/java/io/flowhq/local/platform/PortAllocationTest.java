package io.flowhq.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flowhq.local.exit.CommandFailed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortAllocationTest {

    private final List<String> said = new ArrayList<>();

    @TempDir
    Path root;

    @Test
    void refusesAPortThatWasAskedForAndIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            LocalSettings localSettings =
                    LocalSettings.read(root, Map.of("PORT", Integer.toString(other.getLocalPort())));

            assertThatExceptionOfType(CommandFailed.class)
                    .isThrownBy(() -> PortAllocation.preferred(localSettings, said::add))
                    .withMessageContaining("PORT asks for " + other.getLocalPort() + ", which is taken");
        }
    }

    @Test
    void takesTheNextFreePortAndSaysSo() throws Exception {
        try (Taken preferred = Taken.orTakenByOthers(3100)) {
            int chosen = PortAllocation.simulator(Optional.empty(), said::add);

            assertThat(chosen).isGreaterThan(3100);
            assertThat(said).containsExactly("port 3100 is taken: the simulator uses " + chosen);
        }
    }

    @Test
    void seesAServerThatListensOnAllAddresses() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(PortAllocation.isFree("127.0.0.1", other.getLocalPort())).isFalse();
        }
    }

    @Test
    void neverGivesTheSamePortTwice() {
        PortAllocation portAllocation = PortAllocation.any();

        assertThat(List.of(
                        portAllocation.web(),
                        portAllocation.simulator(),
                        portAllocation.temporal(),
                        portAllocation.temporalUi(),
                        portAllocation.temporalHttp(),
                        portAllocation.postgres()))
                .doesNotHaveDuplicates();
    }

    /** A server that is stopped and started again finds its port free, though hundreds of connections were made meanwhile. */
    @Test
    void givesPortsThatNoConnectionTakes() throws Exception {
        int port = PortAllocation.any().web();
        List<Socket> connections = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 500)) {
            for (int n = 0; n < 500; n++) {
                connections.add(new Socket("127.0.0.1", server.getLocalPort()));
            }
            assertThat(connections).extracting(Socket::getLocalPort).allMatch(taken -> taken > port);
        } finally {
            for (Socket connection : connections) {
                connection.close();
            }
        }
    }

    /** Makes sure that somebody listens on a port: this test, unless another program does already. */
    private record Taken(Optional<ServerSocket> socket) implements AutoCloseable {

        static Taken orTakenByOthers(int port) throws Exception {
            return new Taken(
                    PortAllocation.isFree("127.0.0.1", port)
                            ? Optional.of(new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")))
                            : Optional.empty());
        }

        @Override
        public void close() throws Exception {
            if (socket.isPresent()) {
                socket.get().close();
            }
        }
    }
}
