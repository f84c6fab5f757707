package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.message.ChatHandoffs;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What leaves the owner's phone: to a list of customers, by itself, and what is written to each. */
@StoreTest
class OwnersTextsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String OFFER = "Ofa ya wiki hii: kusuka nywele kwa nusu bei!";

    private final List<String> customers =
            List.of("255711000001@c.us", "255711000002@c.us", "255711000003@c.us", "255711000004@c.us");

    @Autowired
    private ApplicationContext store;

    private TestPipeline pipeline;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeEach
    void link() {
        pipeline = new TestPipeline(store);
        pipeline.connect(TestPipeline.settings(100));
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void answersWhoWasSentAnAnnouncement() {
        customers.forEach(customer -> pipeline.ownerWrites(customer, OFFER));
        // Who replied before a third chat showed what it is was left to the owner.
        customers.forEach(customer -> pipeline.write(customer, "Mko wapi?"));

        customers.forEach(customer -> await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.chats.to(customer)).hasSize(1)));
        assertThat(handedOff()).isEmpty();
    }

    @Test
    void leavesToTheOwnerWhomTheyAnswerInTheSameWords() {
        customers.forEach(
                customer -> pipeline.write(customer, "Mko wapi?", Instant.now().minusSeconds(60)));
        customers.forEach(customer -> await().atMost(LONG)
                .untilAsserted(() -> assertThat(pipeline.chats.to(customer)).hasSize(1)));

        customers.forEach(customer -> pipeline.ownerWrites(customer, "Tupo Kariakoo, karibu na soko"));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(handedOff()).containsExactlyInAnyOrderElementsOf(customers));
    }

    private List<String> handedOff() {
        return store.getBean(ChatHandoffs.class).all(pipeline.tenant, Instant.now()).stream()
                .map(Handoff::chatId)
                .toList();
    }
}
