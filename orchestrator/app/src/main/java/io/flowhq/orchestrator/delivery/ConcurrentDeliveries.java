package io.flowhq.orchestrator.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Deliveries that are under way at once, so that a slow receiver holds up no other. One that cannot be settled because the
 * database is away is taken again when its claim has ended.
 */
public final class ConcurrentDeliveries {

    private static final Logger log = LoggerFactory.getLogger(ConcurrentDeliveries.class);
    private static final int MAX_UNDER_WAY = 400;

    private final Executor threads;
    private final AtomicInteger underWay = new AtomicInteger();

    /** @param threads as many as there are deliveries */
    public ConcurrentDeliveries(Executor threads) {
        this.threads = threads;
    }

    /** @return how many more may be begun */
    public int room() {
        return Math.max(0, MAX_UNDER_WAY - underWay.get());
    }

    public <T> void begin(T delivery, Consumer<T> carry) {
        underWay.incrementAndGet();
        threads.execute(() -> {
            try {
                carry.accept(delivery);
            } catch (DataAccessException | TransactionException away) {
                log.debug("{} is settled after its claim: {}", delivery, away.getMessage());
            } finally {
                underWay.decrementAndGet();
            }
        });
    }
}
