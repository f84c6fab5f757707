package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.shell.core.command.completion.CompletionProposal;

class CachedLookupTest {

    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void asksAgainOnlyAfterFiveSeconds() {
        CachedLookup<List<CompletionProposal>> names = new CachedLookup<>(this::counted, List.of(), () -> now);

        assertThat(names.get()).extracting(CompletionProposal::value).containsExactly("name 1");
        now = now.plusSeconds(4);
        assertThat(names.get()).extracting(CompletionProposal::value).containsExactly("name 1");
        now = now.plusSeconds(2);
        assertThat(names.get()).extracting(CompletionProposal::value).containsExactly("name 2");
    }

    @Test
    void neverMakesAPersonWaitAndServesALateAnswerNextTime() {
        CountDownLatch answer = new CountDownLatch(1);
        CachedLookup<List<CompletionProposal>> names = new CachedLookup<>(
                () -> {
                    awaitQuietly(answer);
                    return counted();
                },
                List.of(),
                () -> now);
        long begun = System.nanoTime();

        assertThat(names.get()).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(3));
        answer.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(names.get()).hasSize(1));
        assertThat(asked).hasValue(1);
    }

    @Test
    void saysWhatWasSoBeforeWhileANewAnswerTakesLong() {
        CountDownLatch answer = new CountDownLatch(1);
        CachedLookup<String> health = new CachedLookup<>(
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        return "ok";
                    }
                    awaitQuietly(answer);
                    return "no database";
                },
                "",
                () -> now);

        assertThat(health.get()).isEqualTo("ok");
        now = now.plusSeconds(6);
        assertThat(health.get()).isEqualTo("ok");
        answer.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(health.get()).isEqualTo("no database"));
    }

    @Test
    void proposesNothingWhenTheDatabaseIsAway() {
        CachedLookup<List<CompletionProposal>> names = new CachedLookup<>(
                () -> {
                    throw new IllegalStateException("down");
                },
                List.of(),
                () -> now);

        assertThat(names.get()).isEmpty();
    }

    private List<CompletionProposal> counted() {
        return List.of(new CompletionProposal("name " + asked.incrementAndGet()));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
