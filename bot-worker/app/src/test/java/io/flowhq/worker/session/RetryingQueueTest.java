package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.failure.DatabaseFailures;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class RetryingQueueTest {

    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void passesOverWhatIsRefusedForGood() {
        try (RetryingQueue queue = queue()) {
            queue.put("refused", () -> {
                throw new DataIntegrityViolationException("a number that is none");
            });
            queue.put("next", () -> done.add("next"));

            assertThat(queue.flush(Duration.ofSeconds(10))).isTrue();
            assertThat(done).containsExactly("next");
        }
    }

    @Test
    void repeatsWhatFailedForTheMoment() {
        AtomicInteger attempts = new AtomicInteger();
        try (RetryingQueue queue = queue()) {
            queue.put("first", () -> {
                if (attempts.incrementAndGet() < 3) {
                    throw new DataAccessResourceFailureException("the database is away");
                }
                done.add("first");
            });
            queue.put("next", () -> done.add("next"));

            assertThat(queue.flush(Duration.ofSeconds(20))).isTrue();
            assertThat(done).containsExactly("first", "next");
        }
    }

    private static RetryingQueue queue() {
        RetryingQueue queue =
                new RetryingQueue("PostgreSQL", new TenantId(UUID.randomUUID()), DatabaseFailures::isTransient);
        queue.start();
        return queue;
    }
}
