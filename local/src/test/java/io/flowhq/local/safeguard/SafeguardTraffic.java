package io.flowhq.local.safeguard;

import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.scenario.AdminApi;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Traffic for which safeguards are needed: a customer who writes three times while the line of a page is cut, and after the run twenty
 * customers of one business at once and an owner who links another phone than the tenant's.
 */
final class SafeguardTraffic {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int MAX_PER_MINUTE = 10;

    /** Longer than what counts as one message, so that the three are read one by one. */
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(4);

    private final LocalPlatform platform;
    private final AtomicInteger customers = new AtomicInteger();

    SafeguardTraffic(LocalPlatform platform) {
        this.platform = platform;
    }

    /** Returns at once; the messages follow within ten seconds. */
    void writeThreeTimes(Business business) {
        String customer = Long.toString(255_769_100_000L + customers.incrementAndGet());
        Thread.ofVirtual().start(() -> {
            try {
                for (String what : List.of("sukari", "mchele", "unga")) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_MESSAGES.toMillis());
                    whatsApp().customerWrites(customer, business.number(), "Bei ya " + what + " ni gani?");
                }
            } catch (IOException | InterruptedException | StepFailed over) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The bot-worker that has the business's browser open. */
    String workerOf(Business business) {
        try {
            return new AdminApi(running())
                    .tenant(business)
                    .path("worker")
                    .path("name")
                    .asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
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
        PollUntil.see("twelve answers", TIMEOUT, () -> answersOfTwenty(number), answered -> answered >= 12);
        return judged("overLimit");
    }

    private int answersOfTwenty(String number) throws IOException, InterruptedException {
        int answered = 0;
        for (int n = 0; n < 20; n++) {
            List<SimulatedWhatsApp.Line> lines = whatsApp().chat(number, Long.toString(255_768_000_000L + n));
            answered += lines.stream().anyMatch(line -> line.by().equals("device")) ? 1 : 0;
        }
        return answered;
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
}
