package io.flowhq.local.chaos;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Customers who write to several businesses as long as this is open, and one who writes to all of them on demand. Together
 * they stay below what a business may answer in a minute, and each below what a chat keeps waiting. Of three customers one
 * is known by the number, one by the private identity, and one by either in turn.
 */
final class CustomerTraffic implements AutoCloseable {

    /** Short enough for lines to be read as one. */
    private static final Duration BETWEEN_LINES = Duration.ofMillis(100);

    private static final long FIRST_CUSTOMER = 255_754_000_000L;
    private static final long FIRST_ASKED_OF_ALL = 255_767_000_000L;

    private final SimulatedWhatsApp whatsApp;
    private final List<Business> businesses;
    private final ChaosLoad load;
    private final List<Thread> writers;
    private long asked;

    private CustomerTraffic(SimulatedWhatsApp whatsApp, List<Business> businesses, ChaosLoad load) {
        this.whatsApp = whatsApp;
        this.businesses = List.copyOf(businesses);
        this.load = load;
        this.writers = IntStream.range(0, businesses.size())
                .mapToObj(business -> Thread.ofVirtual().unstarted(() -> write(business)))
                .toList();
    }

    static CustomerTraffic to(SimulatedWhatsApp whatsApp, List<Business> businesses, ChaosLoad load) {
        CustomerTraffic traffic = new CustomerTraffic(whatsApp, businesses, load);
        traffic.writers.forEach(Thread::start);
        return traffic;
    }

    /** To one business, each in its turn, so that the next need not wait until all lines of a burst are written. */
    private void write(int nth) {
        Business business = businesses.get(nth);
        Duration period = load.betweenBursts().multipliedBy(businesses.size());
        long begun = System.nanoTime() + load.betweenBursts().multipliedBy(nth).toNanos();
        try {
            for (int round = 0; ; round++) {
                TimeUnit.NANOSECONDS.sleep(begun + round * period.toNanos() - System.nanoTime());
                int person = round / load.burstsOfACustomer();
                boolean hidden = switch (person % 3) {
                    case 0 -> false;
                    case 1 -> true;
                    default -> round % 2 == 0;
                };
                String question = "Bei gani " + (round * businesses.size() + nth);
                for (int line = 0; line < load.burst(); line++) {
                    whatsApp.customerWrites(
                            Long.toString(FIRST_CUSTOMER + person),
                            business.number(),
                            question + (line == 0 ? "" : "." + line) + "?",
                            hidden);
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_LINES.toMillis());
                }
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
        writers.forEach(Thread::interrupt);
        for (Thread writer : writers) {
            writer.join();
        }
    }
}
