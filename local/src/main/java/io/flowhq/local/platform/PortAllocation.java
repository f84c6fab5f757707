package io.flowhq.local.platform;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The ports of one platform; no two are the same and each was free a moment ago. */
public record PortAllocation(int web, int simulator, int temporal, int temporalUi, int temporalHttp, int postgres) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int FIRST_UNUSED = 10_000;

    /** From here on Linux gives ports to outgoing connections; other systems do from higher ones on. */
    private static final int FIRST_OF_CONNECTIONS = 32_768;

    /** The preferred ports, or the next free ones; a port that was asked for and is taken is refused. */
    public static PortAllocation preferred(LocalSettings localSettings, Consumer<String> say) {
        Chooser chooser = new Chooser(say);
        return new PortAllocation(
                localSettings
                        .webPort()
                        .map(asked -> chooser.exactly("PORT", localSettings.bind(), asked))
                        .orElseGet(() -> chooser.from("web", localSettings.bind(), 3000)),
                chooser.from("simulator", LOOPBACK, 3100),
                chooser.from("Temporal", LOOPBACK, 7233),
                chooser.from("Temporal UI", LOOPBACK, 8233),
                chooser.from("Temporal HTTP", LOOPBACK, 7243),
                chooser.from("PostgreSQL", LOOPBACK, 15_432));
    }

    /** The port of a simulated WhatsApp by itself. */
    static int simulator(Optional<Integer> asked, Consumer<String> say) {
        Chooser chooser = new Chooser(say);
        return asked.map(port -> chooser.exactly("--port", LOOPBACK, port))
                .orElseGet(() -> chooser.from("the simulator", LOOPBACK, 3100));
    }

    /** Ports nobody cares about. */
    static PortAllocation any() {
        int[] ports = unused().limit(6).toArray();
        return new PortAllocation(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5]);
    }

    /** Free ports, no two the same, that no outgoing connection takes before a server listens there, or while it restarts. */
    static IntStream unused() {
        return ThreadLocalRandom.current()
                .ints(FIRST_UNUSED, FIRST_OF_CONNECTIONS)
                .distinct()
                .filter(port -> isFree(LOOPBACK, port));
    }

    List<Integer> all() {
        return List.of(web, simulator, temporal, temporalUi, temporalHttp, postgres);
    }

    /** Whether a server could listen there now; a server on all addresses of this machine counts as well. */
    static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 500);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private record Chooser(Consumer<String> say, Set<Integer> chosen) {

        Chooser(Consumer<String> say) {
            this(say, new HashSet<>());
        }

        int exactly(String setting, String address, int port) {
            if (!isFree(address, port)) {
                throw new CommandFailed(
                        ExitCode.FAILED,
                        setting + " asks for " + port
                                + ", which is taken by another program; stop that one or choose another port.");
            }
            chosen.add(port);
            return port;
        }

        int from(String what, String address, int preferred) {
            int port = preferred;
            while (chosen.contains(port) || !isFree(address, port)) {
                port++;
            }
            chosen.add(port);
            if (port != preferred) {
                say.accept("port " + preferred + " is taken: " + what + " uses " + port);
            }
            return port;
        }
    }
}
