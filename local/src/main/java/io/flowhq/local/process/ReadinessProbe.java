package io.flowhq.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Answers whether a process may be used; asked again and again until it says yes. */
@FunctionalInterface
public interface ReadinessProbe {

    boolean isReady() throws InterruptedException;

    /** Ready once {@code uri} answers 200. */
    static ReadinessProbe answering(URI uri) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        return () -> {
            try {
                return client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** Ready once the process has written {@code file}. */
    static ReadinessProbe written(Path file) {
        return () -> Files.exists(file);
    }

    /** Ready once something accepts connections there. */
    static ReadinessProbe accepting(String host, int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), 2_000);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }
}
