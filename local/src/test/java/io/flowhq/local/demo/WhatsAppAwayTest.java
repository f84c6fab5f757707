package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.local.scenario.Business;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * WhatsApp takes connections and answers nobody, for 60 minutes or as many as {@code flowhq.minutes} says: no tenant is given
 * up, and each comes back by itself. Prints the phases that were seen and when all were back.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class WhatsAppAwayTest {

    private static final Duration AWAY = Duration.ofMinutes(Long.getLong("flowhq.minutes", 60));
    /** The longest interval between two tries, and the start of a page. */
    private static final Duration BACK_WITHIN = Duration.ofMinutes(7);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void everyTenantComesBackByItself() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            List<Business> businesses = new ArrayList<>();
            for (int n = 1; n <= 4; n++) {
                businesses.add(platform.link("25571900000" + n));
            }
            Set<String> phases = new TreeSet<>();
            platform.signal("simulator", "STOP");
            long away = System.nanoTime();
            while (since(away).compareTo(AWAY) < 0) {
                for (Business business : businesses) {
                    phases.add(platform.phase(business));
                }
                Thread.sleep(Duration.ofSeconds(2));
            }
            platform.signal("simulator", "CONT");
            long back = System.nanoTime();
            for (Business business : businesses) {
                await().atMost(BACK_WITHIN.minus(since(back)))
                        .until(() -> platform.phase(business).equals("RUNNING"));
                assertThat(platform.tenant(business).path("attempt").asInt()).isZero();
            }
            Duration running = since(back);
            try (Customers customers = new Customers(platform.whatsApp(), businesses)) {
                customers.untilAllAnswer();
            }

            System.out.printf(
                    "WhatsApp away for %d min: phases %s; all RUNNING %d s after it was back, answered after %d s%n",
                    AWAY.toMinutes(), phases, running.toSeconds(), since(back).toSeconds());
            assertThat(phases).doesNotContain("ERROR", "AWAITING_SCAN");
            LivePlatform.assertInnocent(platform.quietVerdict());
            for (Business business : businesses) {
                platform.assertStillTheSameDevice(business);
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
