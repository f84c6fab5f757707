package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Whether a tenant is said not to answer when it does not, whatever the cause, and never while it does. Prints how soon each
 * cause was shown. {@code flowhq.minutes} says how long ordinary traffic lasts, 60 minutes unless given.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class NotAnsweringTest {

    private static final Duration SHOWN_WITHIN = Duration.ofMinutes(2);
    private static final String CUSTOMER = "255769000001";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void isShownWithinTwoMinutesOfAnyCause() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            Map<String, Business> businesses = new LinkedHashMap<>();
            for (String planted : List.of("unconfirmed", "refused", "deaf", "unlogged", "unplanned", "abandoned")) {
                businesses.put(planted, platform.link("25571700000" + (businesses.size() + 1)));
            }
            Business unstarted = platform.create("255717000009");
            platform.whatsApp().fault(businesses.get("unconfirmed").number(), "sendDelay", 600_000);
            platform.whatsApp().fault(businesses.get("refused").number(), "sendResult", "ERROR_NETWORK");
            platform.whatsApp().fault(businesses.get("deaf").number(), "deaf", true);
            refuseLogging(platform, businesses.get("unlogged"), "IN");
            refuseLogging(platform, businesses.get("unplanned"), "OUT");

            List<String> shown = new ArrayList<>();
            shown.addAll(
                    causes(platform, businesses, List.of("unconfirmed", "refused", "deaf", "unlogged", "unplanned")));
            platform.command(unstarted, "stop");
            platform.signal("orchestrator", "STOP");
            platform.signal(LocalPlatform.FIRST_WORKER, "STOP");
            platform.shell("tenant", "start", unstarted.tenant());
            businesses.put("unstarted", unstarted);
            shown.addAll(causes(platform, businesses, List.of("abandoned", "unstarted")));

            assertThat(shown).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(6);
        }
    }

    /** What is said of each, once it is said of all. */
    private static List<String> causes(LivePlatform platform, Map<String, Business> businesses, List<String> planted)
            throws Exception {
        long start = System.nanoTime();
        for (String each : planted) {
            platform.whatsApp().customerWrites(CUSTOMER, businesses.get(each).number(), "Bei ya sukari ni gani?");
        }
        List<String> causes = new ArrayList<>();
        for (String each : planted) {
            String cause = PollUntil.see(
                    "cause of " + each,
                    SHOWN_WITHIN.minusNanos(System.nanoTime() - start),
                    () -> answering(platform, businesses.get(each))
                            .path("cause")
                            .asString(""),
                    said -> !said.isEmpty());
            System.out.printf("%s: %s within %d s%n", each, cause, (System.nanoTime() - start) / 1_000_000_000);
            causes.add(cause);
        }
        return causes;
    }

    private static JsonNode answering(LivePlatform platform, Business business) throws Exception {
        return platform.tenant(business).path("answering");
    }

    /** No message of that direction of the tenant can be written down for as long as the platform lives. */
    private static void refuseLogging(LivePlatform platform, Business business, String direction) throws SQLException {
        try (Connection connection = DriverManager.getConnection(platform.databaseUrl());
                Statement statement = connection.createStatement()) {
            String name = "refuse_" + direction.toLowerCase(Locale.ROOT);
            statement.execute("""
                    create function %s() returns trigger language plpgsql as $$
                    begin raise exception 'no connection' using errcode = '08006'; end $$;
                    create trigger %s before insert on message_logs for each row
                    when (new.tenant_id = '%s' and new.direction = '%s') execute function %s()
                    """.formatted(name, name, business.tenant(), direction, name));
        }
    }

    @Test
    void isNotShownInOrdinaryTraffic() throws Exception {
        Duration length = Duration.ofMinutes(Long.getLong("flowhq.minutes", 60));
        try (LivePlatform platform = LivePlatform.start(folder)) {
            List<Business> businesses = new ArrayList<>();
            for (int n = 1; n <= 4; n++) {
                businesses.add(platform.link("25571800000" + n));
            }

            List<String> shown = new ArrayList<>();
            try (OrdinaryTraffic traffic = new OrdinaryTraffic(platform, businesses, folder)) {
                long end = System.nanoTime() + length.toNanos();
                while (System.nanoTime() < end) {
                    for (Business business : businesses) {
                        JsonNode answering = answering(platform, business);
                        if (!answering.path("ok").asBoolean()) {
                            shown.add(business.number() + ": " + answering);
                        }
                    }
                    Thread.sleep(Duration.ofSeconds(5));
                }
                assertThat(traffic.goesOn()).isTrue();
                System.out.printf("%d minutes: %s%nnot answering: %s%n", length.toMinutes(), traffic, shown);
            }

            assertThat(shown).isEmpty();
            LivePlatform.assertInnocent(platform.quietVerdict());
        }
    }
}
