package io.flowhq.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.worker.tuning.ActivitySlotInfo;
import io.temporal.worker.tuning.SlotMarkUsedContext;
import io.temporal.worker.tuning.SlotPermit;
import io.temporal.worker.tuning.SlotReleaseContext;
import io.temporal.worker.tuning.SlotReleaseReason;
import io.temporal.worker.tuning.SlotReserveContext;
import io.temporal.worker.tuning.SlotSupplierFuture;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionSlotsTest {

    private final AtomicInteger hosted = new AtomicInteger();
    private final AtomicInteger launching = new AtomicInteger();
    private final AtomicBoolean fit = new AtomicBoolean(true);
    private final SessionSlots slots = new SessionSlots(2, 2, hosted::get, launching::get, fit::get);

    @Test
    void pollsOnlyWhileABrowserCouldStartAtOnce() {
        SessionSlots many = new SessionSlots(40, 2, hosted::get, launching::get, fit::get);
        hosted.set(5);
        launching.set(1);
        assertThat(many.tryReserveSlot(POLL)).isPresent();
        SlotSupplierFuture waiting = many.reserveSlot(POLL);
        assertThat(waiting).isNotDone();
        launching.set(0);
        many.serve();
        assertThat(waiting).isDone();
        assertThat(many.tryReserveSlot(POLL)).isEmpty();
    }

    @Test
    void doesNotPollOnAnUnfitHostUntilItIsFitAgain() {
        fit.set(false);
        assertThat(slots.tryReserveSlot(POLL)).isEmpty();
        SlotSupplierFuture waiting = slots.reserveSlot(POLL);
        slots.serve();
        assertThat(waiting).isNotDone();
        fit.set(true);
        slots.serve();
        assertThat(waiting).isDone();
    }

    @Test
    void waitsForTheLastPollToComeBack() throws Exception {
        SlotPermit polling = slots.tryReserveSlot(POLL).orElseThrow();
        assertThat(slots.awaitLastPoll(Duration.ofMillis(20))).isFalse();

        FutureTask<Boolean> waiting = new FutureTask<>(() -> slots.awaitLastPoll(Duration.ofMinutes(1)));
        Thread.ofVirtual().start(waiting);
        slots.markSlotUsed(used(polling));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).as("a session came").isTrue();
        slots.releaseSlot(released(polling));
        assertThat(slots.awaitLastPoll(Duration.ZERO)).as("nothing polls").isTrue();
    }

    @Test
    void countsABrowserThatCameOverTheWorkersOwnQueue() {
        hosted.set(1);
        assertThat(slots.tryReserveSlot(POLL)).isPresent();
        assertThat(slots.tryReserveSlot(POLL)).isEmpty();
    }

    @Test
    void countsASessionOnceThoughItHasAnActivityAndABrowser() {
        SlotPermit first = slots.tryReserveSlot(POLL).orElseThrow();
        slots.markSlotUsed(used(first));
        hosted.set(1);
        assertThat(slots.tryReserveSlot(POLL)).isPresent();
    }

    @Test
    void keepsTheSlotOfABrowserWhoseActivityIsGone() {
        hosted.set(2);
        SlotSupplierFuture waiting = slots.reserveSlot(POLL);
        slots.serve();
        assertThat(waiting).isNotDone();
        hosted.set(1);
        slots.serve();
        assertThat(waiting).isDone();
        assertThat(slots.tryReserveSlot(POLL)).isEmpty();
    }

    @Test
    void givesAnUnusedReservationToTheNextInTheLine() {
        SlotPermit first = slots.tryReserveSlot(POLL).orElseThrow();
        slots.tryReserveSlot(POLL).orElseThrow();
        SlotSupplierFuture waiting = slots.reserveSlot(POLL);
        slots.releaseSlot(released(first));
        assertThat(waiting).isDone();
    }

    @Test
    void forgetsWhoeverStoppedWaiting() {
        hosted.set(2);
        SlotSupplierFuture gone = slots.reserveSlot(POLL);
        gone.abortReservation();
        hosted.set(1);
        slots.serve();
        assertThat(slots.tryReserveSlot(POLL)).isPresent();
    }

    private static final SlotReserveContext<ActivitySlotInfo> POLL = new SlotReserveContext<>() {
        @Override
        public String getTaskQueue() {
            return "sessions";
        }

        @Override
        public Map<SlotPermit, ActivitySlotInfo> getUsedSlots() {
            return Map.of();
        }

        @Override
        public String getWorkerIdentity() {
            return "test";
        }

        @Override
        public String getWorkerBuildId() {
            return "";
        }

        @Override
        public int getNumIssuedSlots() {
            return 0;
        }
    };

    private static SlotMarkUsedContext<ActivitySlotInfo> used(SlotPermit permit) {
        return new SlotMarkUsedContext<>() {
            @Override
            public ActivitySlotInfo getSlotInfo() {
                throw new UnsupportedOperationException("slots do not look at tasks");
            }

            @Override
            public SlotPermit getSlotPermit() {
                return permit;
            }
        };
    }

    private static SlotReleaseContext<ActivitySlotInfo> released(SlotPermit permit) {
        return new SlotReleaseContext<>() {
            @Override
            public SlotReleaseReason getSlotReleaseReason() {
                return SlotReleaseReason.neverUsed();
            }

            @Override
            public SlotPermit getSlotPermit() {
                return permit;
            }

            @Override
            public ActivitySlotInfo getSlotInfo() {
                throw new UnsupportedOperationException("slots do not look at tasks");
            }
        };
    }
}
