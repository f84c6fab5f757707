package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.LocalPlatform;
import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
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
        try (LivePlatform platform = LivePlatform.start(folder, Map.of("FLOWHQ_SLOTS", "12"))) {
            SimulatedWhatsApp whatsApp = platform.whatsApp();
            Business unconfirmed = platform.link("255717000001");
            Business refused = platform.link("255717000002");
            Business unlogged = platform.link("255717000003");
            Business unplanned = platform.link("255717000004");
            Business cut = platform.link("255717000005");
            Business unlinked = platform.link("255717000006");
            Business banned = platform.link("255717000007");
            Business abandoned = platform.link("255717000008");
            Business deaf = platform.link("255717000009");
            whatsApp.fault(unconfirmed.number(), "sendDelay", 600_000);
            whatsApp.fault(deaf.number(), "deaf", true);
            refuseLogging(platform, unlogged, "IN");
            refuseLogging(platform, unplanned, "OUT");
            for (Business business : List.of(refused, cut, unlinked, banned)) {
                whatsApp.fault(business.number(), "sendResult", "ERROR_NETWORK");
            }
            long asked = ask(platform, List.of(unconfirmed, refused, unlogged, unplanned, cut, unlinked, banned, deaf));
            TimeUnit.SECONDS.sleep(5);
            whatsApp.fault(cut.number(), "disconnect", 600);
            whatsApp.unlink(unlinked.number());
            whatsApp.fault(banned.number(), "banned", true);

            Set<String> causes = new TreeSet<>();
            causes.add(cause(platform, unconfirmed, "sending takes ten minutes", asked));
            causes.add(cause(platform, refused, "nothing can be sent", asked));
            causes.add(cause(platform, unlogged, "messages cannot be logged", asked));
            causes.add(cause(platform, unplanned, "answers cannot be logged", asked));
            causes.add(cause(platform, cut, "the line is cut", asked));
            causes.add(cause(platform, unlinked, "the phone unlinks it", asked));
            causes.add(cause(platform, banned, "the account is banned", asked));
            System.out.println("a deaf page: " + answerOrCause(platform, deaf, asked));
            platform.signal("orchestrator", "STOP");
            platform.signal(LocalPlatform.FIRST_WORKER, "STOP");
            asked = ask(platform, List.of(abandoned));
            causes.add(cause(platform, abandoned, "worker and orchestrator stand still", asked));

            assertThat(causes).hasSizeGreaterThanOrEqualTo(6);
        }
    }

    /** @return when, as {@link System#nanoTime} says */
    private static long ask(LivePlatform platform, List<Business> businesses) throws Exception {
        long now = System.nanoTime();
        for (Business business : businesses) {
            platform.whatsApp().customerWrites(CUSTOMER, business.number(), "Bei ya sukari ni gani?");
        }
        return now;
    }

    /** What the platform cures itself is answered. */
    private static String answerOrCause(LivePlatform platform, Business business, long asked) {
        return PollUntil.see(
                "answer or cause of " + business.number(),
                SHOWN_WITHIN.minusNanos(System.nanoTime() - asked),
                () -> platform.whatsApp().chat(business.number(), CUSTOMER).stream()
                                .anyMatch(line -> line.by().equals("device"))
                        ? "answered"
                        : answering(platform, business).path("cause").asString(""),
                said -> !said.isEmpty());
    }

    private static String cause(LivePlatform platform, Business business, String planted, long asked) {
        String cause = PollUntil.see(
                "cause where " + planted,
                SHOWN_WITHIN.minusNanos(System.nanoTime() - asked),
                () -> answering(platform, business).path("cause").asString(""),
                said -> !said.isEmpty());
        System.out.printf("%s: %s within %d s%n", planted, cause, (System.nanoTime() - asked) / 1_000_000_000);
        return cause;
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
            Map<String, Integer> outcomes = PollUntil.see(
                    "an outcome of every message",
                    SHOWN_WITHIN,
                    () -> outcomes(platform),
                    found -> !found.containsKey("RECEIVED"));
            System.out.println("what became of the messages: " + outcomes);
            assertThat(outcomes.keySet()).isSubsetOf("ANSWERED", "HANDED_OFF", "PAUSED");
            JsonNode verdict = platform.whatsApp().judge(10, Duration.ofHours(2));
            for (String guilt : List.of("doubled", "inverted", "overLimit", "misdirected")) {
                assertThat(verdict.path(guilt).asInt()).as(guilt).isZero();
            }
        }
    }

    /** How many customers' messages had which outcome; in a chat that a person has, or while it is paused, an assistant is silent. */
    private static Map<String, Integer> outcomes(LivePlatform platform) throws SQLException {
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(platform.databaseUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select outcome, count(*) from message_logs where direction = 'IN' group by outcome")) {
            while (rows.next()) {
                outcomes.put(rows.getString(1), rows.getInt(2));
            }
        }
        return outcomes;
    }
}
