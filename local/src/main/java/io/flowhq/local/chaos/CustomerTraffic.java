package io.flowhq.local.chaos;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Customers who write to several businesses as long as this is open, and one who writes to all of them on demand. Together
 * they stay below what a business may answer in a minute. Of three customers one is known by the number, one by the private
 * identity, and one by either in turn.
 */
final class CustomerTraffic implements AutoCloseable {

    /** Short enough for lines to be read as one. */
    static final Duration BETWEEN_LINES = Duration.ofMillis(100);

    private static final int BURSTS_OF_A_CUSTOMER = 3;
    private static final long FIRST_CUSTOMER = 255_754_000_000L;
    private static final long FIRST_ASKED_OF_ALL = 255_767_000_000L;

    private final SimulatedWhatsApp whatsApp;
    private final List<Business> businesses;
    private final ChaosLoad load;
    private final Thread writing;
    private long asked;

    private CustomerTraffic(SimulatedWhatsApp whatsApp, List<Business> businesses, ChaosLoad load) {
        this.whatsApp = whatsApp;
        this.businesses = List.copyOf(businesses);
        this.load = load;
        this.writing = Thread.ofVirtual().unstarted(this::write);
    }

    static CustomerTraffic to(SimulatedWhatsApp whatsApp, List<Business> businesses, ChaosLoad load) {
        CustomerTraffic traffic = new CustomerTraffic(whatsApp, businesses, load);
        traffic.writing.start();
        return traffic;
    }

    private void write() {
        long pause = load.betweenBursts()
                .minus(BETWEEN_LINES.multipliedBy(load.burst()))
                .toMillis();
        try {
            for (int n = 0; ; n++) {
                Business business = businesses.get(n % businesses.size());
                // A person writes three times, so that order matters.
                int round = n / businesses.size();
                int person = round / BURSTS_OF_A_CUSTOMER;
                boolean hidden = switch (person % 3) {
                    case 0 -> false;
                    case 1 -> true;
                    default -> round % 2 == 0;
                };
                for (int line = 0; line < load.burst(); line++) {
                    whatsApp.customerWrites(
                            Long.toString(FIRST_CUSTOMER + person),
                            business.number(),
                            "Bei gani " + n + (line == 0 ? "" : "." + line) + "?",
                            hidden);
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_LINES.toMillis());
                }
                TimeUnit.MILLISECONDS.sleep(pause);
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks every business something as a customer nobody knew, and answers how long after {@code start} all had answered. */
    Duration untilAllAnswer(long start, Duration atMost) throws IOException, InterruptedException {
        String customer = Long.toString(FIRST_ASKED_OF_ALL + asked++);
        for (Business business : businesses) {
            whatsApp.customerWrites(customer, business.number(), "Bei ya sukari ni shilingi ngapi?");
        }
        for (Business business : businesses) {
            PollUntil.see(
                    "answer of " + business.number(),
                    atMost,
                    () -> whatsApp.chat(business.number(), customer),
                    lines -> lines.stream().anyMatch(line -> line.by().equals("device")));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws InterruptedException {
        writing.interrupt();
        writing.join();
    }
}
