package io.flowhq.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Linked devices without browsers on a simulator in a process of its own: customers write at a steady rate, every device
 * answers at once. Prints what was reached; {@code ./flowhq test --campaign LoadTest} takes 20 s.
 */
class LoadTest {
    private static final int DEVICES = 200;
    private static final int RATE = 500;
    private static final int SECONDS = Boolean.getBoolean("flowhq.campaign") ? 20 : 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Test
    void holdsTwoHundredDevicesAndFiveHundredMessagesASecond(@TempDir Path folder) throws Exception {
        var port = freePort();
        var simulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorApplication.class.getName(),
                        "--server.port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("simulator.log").toFile())
                .start();
        try {
            var api = new Api("http://127.0.0.1:" + port);
            Awaitility.await().atMost(TIMEOUT).ignoreExceptions().until(() -> api.get("/healthz") != null);
            run(api, "http://127.0.0.1:" + port, simulator);
        } finally {
            simulator.destroy();
            simulator.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void run(Api api, String url, Process simulator) throws Exception {
        var delays = new ConcurrentLinkedQueue<Long>();
        var devices = IntStream.range(0, DEVICES)
                .parallel()
                .mapToObj(i -> {
                    api.post("/control/phones", Map.of("number", phone(i), "name", "Business " + i));
                    return answering(url, delays).link(api, phone(i));
                })
                .toList();
        var idle = resident(simulator);
        var busyBefore = cpu(simulator);
        var begun = System.nanoTime();
        var written = write(api);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        Awaitility.await()
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> verdict(api).get("answered").asInt() == written);
        var busy = cpu(simulator).minus(busyBefore);
        var verdict = verdict(api);
        var sorted = delays.stream().sorted().toList();

        System.out.println(JsonMapper.builder()
                .build()
                .writeValueAsString(new java.util.TreeMap<>(Map.of(
                        "devices", DEVICES,
                        "messagesPerSecond", Math.round(written * 1000.0 / took.toMillis()),
                        "answersPerSecond", Math.round(verdict.get("answered").asInt() * 1000.0 / took.toMillis()),
                        "messages", written,
                        "deliveryP50Ms", sorted.get(sorted.size() / 2),
                        "deliveryP99Ms", sorted.get(sorted.size() * 99 / 100),
                        "residentIdleMb", idle,
                        "residentMb", resident(simulator),
                        "cpuCores", Math.round(busy.toMillis() * 100.0 / took.toMillis()) / 100.0))));

        assertThat(verdict.get("lost").asInt()
                        + verdict.get("doubled").asInt()
                        + verdict.get("inverted").asInt())
                .isZero();
        assertThat(written).isEqualTo(RATE * SECONDS);
        assertThat(resident(simulator)).isLessThan(600);
        devices.forEach(SocketDevice::close);
    }

    private static SocketDevice answering(String url, ConcurrentLinkedQueue<Long> delays) {
        var self = new SocketDevice[1];
        self[0] = new SocketDevice(url, message -> {
            if (message.get("by").asString().equals("customer")) {
                delays.add(Duration.between(Instant.parse(message.get("at").asString()), Instant.now())
                        .toMillis());
                self[0].send(
                        message.get("from").asString(),
                        "Karibu",
                        message.get("key").asString());
            }
        });
        return self[0];
    }

    /** Writes from fifty customers of each business, in as many hands as the rate needs. */
    private static int write(Api api) throws InterruptedException {
        var written = new AtomicInteger();
        try (var hands = Executors.newFixedThreadPool(16)) {
            var begun = System.nanoTime();
            for (int i = 0; i < RATE * SECONDS; i++) {
                var due = begun + i * 1_000_000_000L / RATE;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                var n = i;
                hands.submit(() -> {
                    api.customerWrites("2557200" + (10000 + n % (DEVICES * 50)), phone(n % DEVICES), "Swali " + n);
                    written.incrementAndGet();
                });
            }
        }
        return written.get();
    }

    private static tools.jackson.databind.JsonNode verdict(Api api) {
        return api.get("/control/judge?limit=1000000");
    }

    private static String phone(int i) {
        return "2557000" + (10000 + i);
    }

    private static long resident(Process process) throws IOException {
        return lines(process, "status").stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Empty where there is no such file: the figure is then not known. */
    private static List<String> lines(Process process, String file) throws IOException {
        var path = Path.of("/proc", String.valueOf(process.pid()), file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    /** Below those that Linux gives to outgoing connections, which might take it before the simulator does. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(10_000, 32_768)
                .filter(LoadTest::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
