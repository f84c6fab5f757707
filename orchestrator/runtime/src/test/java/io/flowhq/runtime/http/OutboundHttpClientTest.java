package io.flowhq.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receivers that take what is sent to them slowly, or not at all, hold nobody longer than the time-out. */
@Timeout(30)
class OutboundHttpClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final byte[] LARGE = new byte[16_000_000];

    private final OutboundHttpClient client = new OutboundHttpClient(true, TIMEOUT, InetAddress::getAllByName);
    private ServerSocket receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new ServerSocket();
        receiver.setReceiveBufferSize(4_096);
        receiver.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    void givesUpAReceiverThatReadsNothing() {
        assertThatThrownBy(() -> client.post(address("http"), Map.of(), LARGE))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void givesUpAReceiverThatDripsItsHandshake() {
        drip("\26\3\3\77\0" + "\2".repeat(10_000));
        assertThatThrownBy(() -> client.post(address("https"), Map.of(), new byte[] {1}))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void givesUpAReceiverThatDripsItsAnswer() {
        drip("HTTP/1.1 " + " ".repeat(10_000));
        assertThatThrownBy(() -> client.post(address("http"), Map.of(), new byte[] {1}))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void readsWhatIsAnsweredInTime() throws IOException {
        drip("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(client.post(address("http"), Map.of("X-Event", "1"), new byte[] {1}))
                .isEqualTo(204);
    }

    private String address(String scheme) {
        return scheme + "://127.0.0.1:" + receiver.getLocalPort() + "/events";
    }

    /** Answers byte by byte. */
    private void drip(String answer) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = receiver.accept()) {
                for (byte one : answer.getBytes(StandardCharsets.ISO_8859_1)) {
                    socket.getOutputStream().write(one);
                    socket.getOutputStream().flush();
                    Thread.sleep(5);
                }
            } catch (IOException | InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
