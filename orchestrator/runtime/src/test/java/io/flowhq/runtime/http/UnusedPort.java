package io.flowhq.runtime.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port of this machine that nobody listens on, and that no outgoing connection takes before a server does. */
public final class UnusedPort {

    private static final int FIRST = 10_000;

    /** From here on Linux gives ports to outgoing connections. */
    private static final int FIRST_OF_CONNECTIONS = 32_768;

    private UnusedPort() {}

    public static int choose() {
        return ThreadLocalRandom.current()
                .ints(FIRST, FIRST_OF_CONNECTIONS)
                .filter(UnusedPort::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
