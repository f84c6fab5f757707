package io.flowhq.local.chaos;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Customers who write to several businesses: one to each every twenty seconds as long as this is open, and one to all of
 * them on demand. Together they stay below what a business may answer in a minute.
 */
final class CustomerTraffic implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(20);
    private static final long FIRST_CUSTOMER = 255_754_000_000L;
    private static final long FIRST_ASKED_OF_ALL = 255_767_000_000L;

    private final SimulatedWhatsApp whatsApp;
    private final List<Business> businesses;
    private final Thread writing;
    private long asked;

    private CustomerTraffic(SimulatedWhatsApp whatsApp, List<Business> businesses) {
        this.whatsApp = whatsApp;
        this.businesses = List.copyOf(businesses);
        this.writing = Thread.ofVirtual().unstarted(this::write);
    }

    static CustomerTraffic to(SimulatedWhatsApp whatsApp, List<Business> businesses) {
        CustomerTraffic traffic = new CustomerTraffic(whatsApp, businesses);
        traffic.writing.start();
        return traffic;
    }

    private void write() {
        long pause = INTERVAL.dividedBy(businesses.size()).toMillis();
        try {
            for (int n = 0; ; n++) {
                Business business = businesses.get(n % businesses.size());
                // A person writes three times, so that order matters.
                long customer = FIRST_CUSTOMER + n / businesses.size() / 3;
                whatsApp.customerWrites(Long.toString(customer), business.number(), "Bei gani " + n + "?");
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
