package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.store.StoreTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Much traffic at once through real browsers: order, losses, and how long it takes.
 *
 * <p>The suite plays few tenants, {@code ./flowhq test --campaign TrafficTest} 10,000 messages over 20 of them.
 */
@StoreTest
class TrafficTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("flowhq.campaign");
    private static final int TENANTS = CAMPAIGN ? 20 : 4;
    private static final int MESSAGES = CAMPAIGN ? 10_000 : 400;
    private static final int MESSAGES_PER_CHAT = CAMPAIGN ? 50 : 15;

    /** Messages a second, of all customers together. */
    private static final int RATE = 20;

    private static final int CUSTOMERS = 10;
    private static final int UNLIMITED = 100_000;
    private static final Duration GRACE = Duration.ofHours(1);
    private static final List<String> WORDS = List.of("Habari", "bei gani", "nataka miadi", "mko wapi?", "huduma");

    @Autowired
    private ApplicationContext store;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path home;

    @Test
    void keepsTheOrderOfTwentyChatsThatAllWriteAtOnce() throws Exception {
        try (TenantFleet tenantFleet = town(1)) {
            Business salon = tenantFleet.business();
            // Answers of several chats overlap, however late a busy machine brings the questions.
            tenantFleet.whatsApp.fault(salon.number(), "sendDelay", 500);
            Instant began = Instant.now();
            for (int message = 0; message < MESSAGES_PER_CHAT; message++) {
                for (int customer = 0; customer < 20; customer++) {
                    salon.hears(customer(customer), WORDS.get((message + customer) % WORDS.size()));
                }
            }
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> salon.verdict(UNLIMITED, GRACE).count("answered") == 20 * MESSAGES_PER_CHAT
                            && salon.isSettled());

            Verdict verdict = salon.verdict(UNLIMITED, GRACE);
            JudgeClient.assertThat(verdict).answersAll(20 * MESSAGES_PER_CHAT);
            System.out.printf(
                    "20 chats x %d messages at once: %s; %.1f s; %d chats answered side by side at most%n",
                    MESSAGES_PER_CHAT,
                    verdict.inWords(),
                    Duration.between(began, Instant.now()).toMillis() / 1e3,
                    sideBySide(salon));
            assertThat(sideBySide(salon)).isGreaterThan(5);
        }
    }

    /** In how many chats at most an answer was under way at one moment. */
    private int sideBySide(Business business) {
        return jdbc.sql("""
                        select max((select count(distinct other.chat_id) from message_logs other
                            where other.tenant_id = :tenant and other.direction = 'OUT'
                              and other.created_at <= one.created_at and other.settled_at > one.created_at))
                        from message_logs one where one.tenant_id = :tenant and one.direction = 'OUT'
                        """)
                .param("tenant", business.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void answersManyTenantsSideBySideAndLosesNothing() throws Exception {
        try (TenantFleet tenantFleet = town(TENANTS)) {
            List<Business> businesses = new ArrayList<>();
            for (int n = 0; n < TENANTS; n++) {
                businesses.add(tenantFleet.business());
            }
            int each = MESSAGES / TENANTS;
            long began = System.nanoTime();
            write(businesses, each, began);
            for (Business business : businesses) {
                await().atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() ->
                                business.verdict(UNLIMITED, GRACE).count("answered") == each && business.isSettled());
            }
            double seconds = (System.nanoTime() - began) / 1e9;

            for (Business business : businesses) {
                JudgeClient.assertThat(business.verdict(UNLIMITED, GRACE)).answersAll(each);
            }
            System.out.printf(
                    "%d messages over %d tenants, %d/s offered: %.1f s, %.1f replies/s, lost 0; a reply %s as customers see"
                            + " it, %s in the log; browsers %d MB, this JVM %d MB%n",
                    each * TENANTS,
                    TENANTS,
                    RATE,
                    seconds,
                    each * TENANTS / seconds,
                    percentiles(seenByCustomers(businesses)),
                    percentiles(seenInTheLog(businesses)),
                    tenantFleet.host.memory() >> 20,
                    Runtime.getRuntime().totalMemory() >> 20);
        }
    }

    /** At the asked rate, one tenant after the other, one customer after the other. */
    private static void write(List<Business> businesses, int each, long began) throws InterruptedException {
        for (int n = 0; n < each * businesses.size(); n++) {
            long due = began + TimeUnit.SECONDS.toNanos(1) * n / RATE;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            int turn = n / businesses.size();
            businesses.get(n % businesses.size()).hears(customer(turn % CUSTOMERS), WORDS.get(turn % WORDS.size()));
        }
    }

    /** From the moment WhatsApp had the question to the moment it had the answer, in ms. */
    private static List<Long> seenByCustomers(List<Business> businesses) {
        List<Long> millis = new ArrayList<>();
        for (Business business : businesses) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                Map<String, Instant> asked = new HashMap<>();
                for (JsonNode line : business.chatWith(customer(customer))) {
                    Instant at = Instant.parse(line.required("at").asText());
                    asked.put(line.required("id").asText(), at);
                    if (line.required("by").asText().equals("device")) {
                        Instant question = asked.get(line.required("quoted").asText());
                        millis.add(Duration.between(question, at).toMillis());
                    }
                }
            }
        }
        return millis;
    }

    /** From the row of the question to the confirmation of its answer, in ms. */
    private List<Long> seenInTheLog(List<Business> businesses) {
        List<Long> millis = new ArrayList<>();
        for (Business business : businesses) {
            millis.addAll(jdbc.sql("""
                            select (1000 * extract(epoch from answer.sent_at - question.created_at))::bigint
                            from message_logs answer
                            join message_logs question on question.tenant_id = :tenant and question.id = answer.answers
                            where answer.tenant_id = :tenant
                            """)
                    .param("tenant", business.id().value())
                    .query(Long.class)
                    .list());
        }
        return millis;
    }

    private static String percentiles(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return "p50 %d ms, p99 %d ms".formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
    }

    private TenantFleet town(int businesses) throws IOException {
        return TenantFleet.open(
                store,
                home,
                TenantFleet.messages(UNLIMITED, Duration.ofSeconds(30), Duration.ofMinutes(2)),
                businesses);
    }

    private static String customer(int n) {
        return Long.toString(255_711_000_000L + n);
    }
}
