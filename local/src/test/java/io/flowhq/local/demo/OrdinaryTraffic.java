package io.flowhq.local.demo;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What happens to businesses on any day: customers ask, many at once now and then, owners answer on the phone, customers want a
 * person, an assistant is paused, a shop is closed. One thing every few seconds as long as this is open.
 */
final class OrdinaryTraffic implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(8);
    private static final int CUSTOMERS_AT_ONCE = 14;
    private static final long FIRST_CUSTOMER = 255_756_000_000L;

    /** What may happen, and how many times in twenty-five. */
    private enum Event {
        QUESTION(14),
        SEVERAL_LINES(3),
        CROWD(1),
        OWNER_ANSWERS(2),
        WANTS_A_PERSON(2),
        PAUSE_OR_RESUME(1),
        CLOSE_OR_OPEN(2);

        private final int weight;

        Event(int weight) {
            this.weight = weight;
        }

        static Event next(Random random) {
            int left = random.nextInt(25);
            for (Event event : values()) {
                left -= event.weight;
                if (left < 0) {
                    return event;
                }
            }
            return QUESTION;
        }
    }

    private final LivePlatform platform;
    private final SimulatedWhatsApp whatsApp;
    private final List<Business> businesses;
    private final Path closedHours;
    private final Path openHours;
    private final Random random = new Random(5);
    private final Map<Event, Integer> happened = new EnumMap<>(Event.class);
    private final Thread living;
    private long customers;
    private boolean paused;
    private boolean closed;

    OrdinaryTraffic(LivePlatform platform, List<Business> businesses, Path folder) throws IOException {
        this.platform = platform;
        this.whatsApp = platform.whatsApp();
        this.businesses = List.copyOf(businesses);
        this.closedHours = Files.writeString(
                folder.resolve("closed.json"),
                "{\"special\": {\"" + LocalDate.now(ZoneOffset.UTC).plusDays(300) + "\": [\"08:00-12:00\"]}}");
        this.openHours = Files.writeString(folder.resolve("open.json"), "{}");
        this.living = Thread.ofVirtual().start(this::live);
    }

    private void live() {
        try {
            while (true) {
                Event event = Event.next(random);
                happen(event, businesses.get(random.nextInt(businesses.size())));
                synchronized (happened) {
                    happened.merge(event, 1, Integer::sum);
                }
                Thread.sleep(PAUSE);
            }
        } catch (IOException | InterruptedException | StepFailed over) {
            Thread.currentThread().interrupt();
        }
    }

    private void happen(Event event, Business business) throws IOException, InterruptedException {
        switch (event) {
            case QUESTION -> writes(customer(), business, "Bei ya sukari ni gani?");
            case SEVERAL_LINES -> {
                String customer = customer();
                writes(customer, business, "Habari");
                writes(customer, business, "Mna unga?");
                writes(customer, business, "Bei gani?");
            }
            case CROWD -> {
                for (int n = 0; n < CUSTOMERS_AT_ONCE; n++) {
                    writes(customer(), business, "Mko wapi?");
                }
            }
            case OWNER_ANSWERS -> {
                String customer = customer();
                writes(customer, business, "Bei ya mchele ni gani?");
                Thread.sleep(Duration.ofSeconds(5));
                // In other words each time, as a phone by itself does not.
                whatsApp.ownerWrites(business.number(), customer, "Nimekuwekea kilo " + customers + ", karibu.");
                Thread.sleep(Duration.ofSeconds(3));
                writes(customer, business, "Asante, na unga?");
            }
            case WANTS_A_PERSON -> {
                String customer = customer();
                writes(customer, business, "Nataka kuongea na mtu");
                Thread.sleep(Duration.ofSeconds(3));
                writes(customer, business, "Kuna mtu?");
            }
            case PAUSE_OR_RESUME -> {
                paused = !paused;
                platform.shell(
                        "tenant",
                        paused ? "pause" : "resume",
                        businesses.getFirst().tenant());
            }
            case CLOSE_OR_OPEN -> {
                closed = !closed;
                platform.shell(
                        "tenant",
                        "configure",
                        businesses.getLast().tenant(),
                        "--hours-json",
                        (closed ? closedHours : openHours).toString());
            }
        }
    }

    private void writes(String customer, Business business, String text) throws IOException, InterruptedException {
        whatsApp.customerWrites(customer, business.number(), text);
    }

    private String customer() {
        return Long.toString(FIRST_CUSTOMER + customers++);
    }

    /** Whether nothing has gone wrong in it. */
    boolean goesOn() {
        return living.isAlive();
    }

    /** How often what happened. */
    @Override
    public String toString() {
        synchronized (happened) {
            return happened.toString();
        }
    }

    @Override
    public void close() throws InterruptedException {
        living.interrupt();
        living.join();
    }
}
