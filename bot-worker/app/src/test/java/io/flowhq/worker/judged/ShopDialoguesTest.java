package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.store.EmbeddedDatabase;
import io.flowhq.store.StoreTest;
import io.flowhq.store.followup.FollowUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Dialogues with three invented shops, through a real browser each: {@code dialogues.tsv} says who writes what and what the
 * customer reads.
 *
 * <p>The suite plays some, {@code ./flowhq test --campaign ShopDialoguesTest} all sixty.
 */
@StoreTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopDialoguesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(10);
    private static final int UNLIMITED = 100_000;
    private static final int AT_A_TIME = 8;
    private static final long FIRST_CUSTOMER = 255_712_000_000L;

    private final Map<Character, Business> shops = new HashMap<>();
    private final Map<String, Future<?>> played = new HashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);

    @Autowired
    private ApplicationContext store;

    private TenantFleet fleet;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EmbeddedDatabase.fresh().register(registry);
    }

    @BeforeAll
    void openTheShops(@TempDir Path home) throws Exception {
        List<InventedShop> invented = InventedShop.all();
        fleet = TenantFleet.open(store, home, TenantFleet.messages(UNLIMITED, PAGE_TIMEOUT, TIMEOUT), invented.size());
        for (InventedShop shop : invented) {
            shops.put(shop.key().charAt(0), fleet.business(business -> shop.openAs(business.id(), store)));
        }
        Map<String, List<DialogueTurn>> all = DialogueTurn.all();
        names().forEach(name -> {
            String customer = Long.toString(FIRST_CUSTOMER + played.size());
            played.put(name, threads.submit(() -> play(all.get(name), customer)));
        });
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        fleet.close();
    }

    static Stream<String> names() {
        return DialogueTurn.all().entrySet().stream()
                .filter(dialogue -> Boolean.getBoolean("flowhq.campaign")
                        || dialogue.getValue().getFirst().inSuite())
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAnsweredTurnByTurn(String dialogue) throws Throwable {
        try {
            played.get(dialogue).get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }

    private void play(List<DialogueTurn> turns, String customer) {
        Business shop = shops.get(turns.getFirst().dialogue().charAt(0));
        ShopOwner owner = new ShopOwner(shop.id(), store);
        int read = 0;
        for (DialogueTurn turn : turns) {
            if (turn.isOwners()) {
                owner.does(turn.text(), customer);
            } else {
                shop.hears(customer, turn.text());
            }
            if (!turn.isOwners() || !turn.says().isEmpty()) {
                int lines = ++read;
                await(turn.dialogue() + ": " + turn.text())
                        .atMost(TIMEOUT)
                        .until(() -> said(shop, customer).size() >= lines);
                turn.check(said(shop, customer).get(lines - 1));
            }
            if (!turn.leaves().isEmpty()) {
                assertThat(owner.followUps(customer))
                        .as(turn.dialogue() + ": " + turn.text())
                        .extracting(FollowUp::reason)
                        .extracting(Enum::name)
                        .contains(turn.leaves());
            }
        }
        assertThat(said(shop, customer)).as(turns.getFirst().dialogue()).hasSize(read);
    }

    private static List<String> said(Business shop, String customer) {
        List<String> said = new ArrayList<>();
        for (JsonNode line : shop.chatWith(customer)) {
            if (line.path("by").asText().equals("device")) {
                said.add(line.path("text").asText());
            }
        }
        return said;
    }
}
