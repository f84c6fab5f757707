package io.flowhq.local.safeguard;

import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Traffic for which safeguards are needed: a customer who writes again before the answer while the run goes on, and after it twenty
 * customers of one business at once and an owner who links another phone than the tenant's.
 */
final class SafeguardTraffic implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int MAX_PER_MINUTE = 10;

    private final LocalPlatform platform;
    private final int tenants;
    private final Thread writing;

    private SafeguardTraffic(LocalPlatform platform, int tenants) {
        this.platform = platform;
        this.tenants = tenants;
        this.writing = Thread.ofVirtual().start(this::write);
    }

    /** Begins when all tenants of the platform are linked. */
    static SafeguardTraffic once(LocalPlatform platform, int tenants) {
        return new SafeguardTraffic(platform, tenants);
    }

    private void write() {
        try {
            List<SimulatedWhatsApp.Device> linked = PollUntil.see(
                    "all tenants linked",
                    TIMEOUT.multipliedBy(tenants),
                    () -> whatsApp().devices().stream()
                            .filter(SimulatedWhatsApp.Device::linked)
                            .toList(),
                    devices -> devices.size() == tenants);
            for (int round = 0; ; round++) {
                SimulatedWhatsApp.Device business = linked.get(round % linked.size());
                for (int n = 0; n < 3; n++) {
                    whatsApp()
                            .customerWrites(
                                    "255769000001", business.number(), "Bei ya namba " + round + n + " ni gani?");
                    TimeUnit.MILLISECONDS.sleep(1_500);
                }
                TimeUnit.SECONDS.sleep(30);
            }
        } catch (IOException | InterruptedException | StepFailed over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Minutes with more than a business may send, once twenty customers have written to one of them at once. */
    int overLimit() throws IOException, InterruptedException {
        String number = whatsApp().devices().stream()
                .filter(SimulatedWhatsApp.Device::linked)
                .findFirst()
                .orElseThrow()
                .number();
        for (int n = 0; n < 20; n++) {
            whatsApp().customerWrites(Long.toString(255_768_000_000L + n), number, "Bei gani?");
        }
        PollUntil.see(
                "twelve answers",
                TIMEOUT,
                () -> {
                    int answered = 0;
                    for (int n = 0; n < 20; n++) {
                        answered += whatsApp()
                                                .chat(number, Long.toString(255_768_000_000L + n))
                                                .size()
                                        > 1
                                ? 1
                                : 0;
                    }
                    return answered;
                },
                answered -> answered >= 12);
        return judged("overLimit");
    }

    private int judged(String guilt) throws IOException, InterruptedException {
        return whatsApp().judge(MAX_PER_MINUTE, Duration.ofHours(1)).path(guilt).asInt();
    }

    /** Answers of one business on the phone of another. */
    int misdirected() throws IOException, InterruptedException {
        AdminApi admin = new AdminApi(running());
        String own = "255717000001";
        String other = "255717000002";
        whatsApp().addPhone(own, "Duka " + own);
        whatsApp().addPhone(other, "Duka " + other);
        Business business = admin.create(own);
        admin.command(business, "start");
        whatsApp()
                .scan(
                        other,
                        PollUntil.see(
                                "code",
                                TIMEOUT,
                                () -> admin.waitingCode(business, whatsApp()),
                                code -> !code.isEmpty()));
        PollUntil.see(
                "end of linking",
                TIMEOUT,
                () -> admin.phase(business),
                phase -> List.of("RUNNING", "ERROR").contains(phase));
        whatsApp().customerWrites("255769000002", other, "Habari");
        try {
            PollUntil.see(
                    "answer on the other phone",
                    Duration.ofSeconds(20),
                    () -> whatsApp().chat(other, "255769000002").size(),
                    lines -> lines > 1);
        } catch (StepFailed unanswered) {
            return 0;
        }
        return judged("misdirected");
    }

    /** How often a page of a device was open when another took its place. */
    int ousted() throws IOException, InterruptedException {
        return whatsApp().devices().stream()
                .mapToInt(SimulatedWhatsApp.Device::ousted)
                .sum();
    }

    private SimulatedWhatsApp whatsApp() {
        return new SimulatedWhatsApp(URI.create(String.valueOf(running().simulator())));
    }

    private RunningPlatform running() {
        return platform.running().orElseThrow(() -> new StepFailed("the platform has not started"));
    }

    @Override
    public void close() throws InterruptedException {
        writing.interrupt();
        writing.join();
    }
}
