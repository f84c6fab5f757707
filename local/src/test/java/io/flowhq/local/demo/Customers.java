package io.flowhq.local.demo;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * People who write to several businesses, each once: one every few seconds as long as this is open, and one to all of
 * them on demand. Together they stay below what a business may answer in a minute.
 */
final class Customers implements AutoCloseable {

    private final SimulatedWhatsApp whatsApp;
    private final List<Business> businesses;
    private final Random random = new Random(7);
    private final Thread traffic;

    Customers(SimulatedWhatsApp whatsApp, List<Business> businesses) {
        this.whatsApp = whatsApp;
        this.businesses = List.copyOf(businesses);
        this.traffic =
                Thread.ofVirtual().unstarted(() -> write(Duration.ofSeconds(45).dividedBy(businesses.size())));
    }

    /** From now on each business is asked something every 45 seconds. */
    Customers writing() {
        traffic.start();
        return this;
    }

    private void write(Duration pause) {
        try {
            for (int n = 0; ; n++) {
                whatsApp.customerWrites(
                        "255754" + (100_000 + n),
                        businesses.get(n % businesses.size()).number(),
                        "Bei gani " + n + "?");
                Thread.sleep(pause);
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks every business something as a customer nobody knew, and answers how long it took until all had answered. */
    Duration untilAllAnswer() throws IOException, InterruptedException {
        long start = System.nanoTime();
        String customer = "255767" + (100_000 + random.nextInt(900_000));
        for (Business business : businesses) {
            whatsApp.customerWrites(customer, business.number(), "Bei ya sukari ni shilingi ngapi?");
        }
        for (Business business : businesses) {
            PollUntil.see(
                    "answer of " + business.number(),
                    LivePlatform.TIMEOUT,
                    () -> whatsApp.chat(business.number(), customer),
                    lines -> lines.stream().anyMatch(line -> line.by().equals("device")));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws InterruptedException {
        traffic.interrupt();
        traffic.join();
    }
}
