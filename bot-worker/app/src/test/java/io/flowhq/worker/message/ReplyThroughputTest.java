package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.store.StoreTest;
import io.flowhq.worker.session.MessagePipeline;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How many replies a bot-worker gives through the database when its pages send at once, and what one costs its process. */
@StoreTest
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class ReplyThroughputTest {

    private static final Logger log = LoggerFactory.getLogger(ReplyThroughputTest.class);

    private static final int TENANTS = 4;
    private static final int CHATS = 50;
    private static final int UNMEASURED = 5;
    private static final int MEASURED = 10;
    private static final int WITHOUT_LIMIT = 1_000_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Autowired
    private ApplicationContext store;

    @Test
    void saysHowManyRepliesACoreGivesThroughTheDatabase() {
        MessagePipeline pipeline = PipelineFixture.on(store, TestPipeline.settings(WITHOUT_LIMIT));
        List<TestPipeline> tenants =
                Stream.generate(() -> new TestPipeline(store)).limit(TENANTS).toList();
        try {
            tenants.forEach(tenant -> tenant.connect(pipeline));
            answer(tenants, UNMEASURED);
            double cpu = cpu();
            long began = System.nanoTime();
            int messages = answer(tenants, MEASURED);
            log.info(
                    "{} replies to {} chats of {} tenants, stubbed pages: {}/s, {} for each second of the process's CPU",
                    messages,
                    TENANTS * CHATS,
                    TENANTS,
                    Math.round(messages / ((System.nanoTime() - began) / 1e9)),
                    Math.round(messages / (cpu() - cpu)));
        } finally {
            tenants.forEach(TestPipeline::close);
        }
    }

    /** @return how many messages were written and answered */
    private static int answer(List<TestPipeline> tenants, int rounds) {
        int before = sent(tenants);
        int messages = rounds * CHATS * TENANTS;
        for (int round = 0; round < rounds; round++) {
            for (int chat = 0; chat < CHATS; chat++) {
                for (TestPipeline tenant : tenants) {
                    tenant.write(255_711_000_000L + chat + "@c.us", "Bei gani " + round + "?");
                }
            }
        }
        await().atMost(TIMEOUT).until(() -> sent(tenants) - before >= messages);
        assertThat(sent(tenants) - before).isEqualTo(messages);
        return messages;
    }

    private static int sent(List<TestPipeline> tenants) {
        return tenants.stream().mapToInt(tenant -> tenant.chats.sent.size()).sum();
    }

    /** Of this process, in seconds. */
    private static double cpu() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }
}
