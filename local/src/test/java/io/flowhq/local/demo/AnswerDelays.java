package io.flowhq.local.demo;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Watches, ten times a second, how long each business is out of WhatsApp's reach at a stretch. */
final class AnswerDelays implements AutoCloseable {

    private final Map<String, Long> since = new ConcurrentHashMap<>();
    private final Map<String, Duration> longest = new ConcurrentHashMap<>();
    private final Thread watching;

    private AnswerDelays(SimulatedWhatsApp whatsApp, List<Business> businesses) {
        businesses.forEach(business -> longest.put(business.number(), Duration.ZERO));
        this.watching = Thread.ofVirtual().start(() -> watch(whatsApp));
    }

    static AnswerDelays of(SimulatedWhatsApp whatsApp, List<Business> businesses) {
        return new AnswerDelays(whatsApp, businesses);
    }

    private void watch(SimulatedWhatsApp whatsApp) {
        try {
            while (true) {
                List<SimulatedWhatsApp.Device> devices = whatsApp.devices();
                long now = System.nanoTime();
                for (String number : longest.keySet()) {
                    boolean online =
                            devices.stream().anyMatch(device -> device.number().equals(number) && device.online());
                    Duration silence = Duration.ofNanos(now - since.getOrDefault(number, now));
                    longest.merge(number, silence, (a, b) -> a.compareTo(b) > 0 ? a : b);
                    if (online) {
                        since.remove(number);
                    } else {
                        since.putIfAbsent(number, now);
                    }
                }
                Thread.sleep(Duration.ofMillis(100));
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    Duration longest(Business business) {
        return longest.get(business.number());
    }

    @Override
    public void close() throws InterruptedException {
        watching.interrupt();
        watching.join();
    }
}
