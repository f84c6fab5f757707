package io.flowhq.local.demo;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks one business something every eight seconds, and remembers how long each answer took. */
final class SteadyCustomer implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(8);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(20);

    private final SimulatedWhatsApp whatsApp;
    private final Business business;
    private final String customer;
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final Thread asking;

    SteadyCustomer(SimulatedWhatsApp whatsApp, Business business, String customer) {
        this.whatsApp = whatsApp;
        this.business = business;
        this.customer = customer;
        this.asking = Thread.ofVirtual().start(this::ask);
    }

    private void ask() {
        try {
            for (int asked = 1; ; asked++) {
                long start = System.nanoTime();
                whatsApp.customerWrites(customer, business.number(), "Bei gani " + asked + "?");
                while (answers() < asked) {
                    Thread.sleep(LOOK_INTERVAL);
                }
                waits.add(Duration.ofNanos(System.nanoTime() - start));
                Thread.sleep(PAUSE);
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private long answers() throws IOException, InterruptedException {
        return whatsApp.chat(business.number(), customer).stream()
                .filter(line -> line.by().equals("device"))
                .count();
    }

    /** How long each answer took so far, the shortest first. */
    List<Duration> waits() {
        return waits.stream().sorted().toList();
    }

    @Override
    public void close() throws InterruptedException {
        asking.interrupt();
        asking.join();
    }
}
