package io.flowhq.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TemporalAvailabilityTest {

    @Test
    void isSaidToBeAwayWithoutWaitingLongAndWithoutAskingForEveryPage() {
        var stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .build());
        try {
            var looks = new AtomicInteger();
            var availability = new TemporalAvailability(WorkflowClient.newInstance(stubs), () -> {
                looks.incrementAndGet();
                return Instant.EPOCH;
            });
            var begun = System.nanoTime();

            for (var page = 0; page < 50; page++) {
                assertThat(availability.answers()).isFalse();
            }

            assertThat(looks).hasValue(50);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        } finally {
            stubs.shutdownNow();
        }
    }
}
