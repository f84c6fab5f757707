package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplyQueueTest {

    private final ReplyQueue queue = new ReplyQueue();
    private final List<Long> asked = new CopyOnWriteArrayList<>();

    @Test
    void letsOnlyTheFirstAskAndServesTheOldestFirst() throws Exception {
        AtomicBoolean room = new AtomicBoolean();
        Thread seventh = enter(false, 7, room);
        await().until(() -> asked.contains(7L));
        Thread ninth = enter(false, 9, room);
        Thread third = enter(false, 3, room);
        await().until(() -> asked.contains(3L));
        Thread planned = enter(true, 8, room);
        await().until(() -> asked.contains(8L));
        assertThat(asked).doesNotContain(9L);

        asked.clear();
        room.set(true);

        for (Thread thread : List.of(third, seventh, ninth, planned)) {
            thread.join(Duration.ofSeconds(20));
        }
        assertThat(asked.stream().distinct().toList()).containsExactly(8L, 3L, 7L, 9L);
    }

    @Test
    void asksOneAtATime() throws Exception {
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        for (int n = 0; n < 20; n++) {
            long message = n;
            threads.add(Thread.ofVirtual()
                    .start(() -> ask(false, message, () -> {
                        most.accumulateAndGet(together.incrementAndGet(), Math::max);
                        Thread.yield();
                        together.decrementAndGet();
                        return Optional.empty();
                    })));
        }
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(20));
        }
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void letsNobodyWaitOnceItIsClosed() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> ask(false, 1, () -> {
                    asking.countDown();
                    return Optional.of(Duration.ofHours(1));
                }));
        Thread second = enter(false, 2, new AtomicBoolean());
        asking.await();

        queue.close();

        assertThat(first.join(Duration.ofSeconds(20))).isTrue();
        assertThat(second.join(Duration.ofSeconds(20))).isTrue();
    }

    private Thread enter(boolean hasRoom, long message, AtomicBoolean room) {
        return Thread.ofVirtual()
                .start(() -> ask(hasRoom, message, () -> {
                    asked.add(message);
                    return room.get() ? Optional.empty() : Optional.of(Duration.ofSeconds(1));
                }));
    }

    private void ask(boolean hasRoom, long message, ReplyQueue.Request request) {
        try {
            queue.await(hasRoom, message, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
