package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhq.replies.Replies;
import io.flowhq.store.StoreTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

@StoreTest
class ReplyPreparationTest {

    private static final String BOOKING = "BOOKING";

    @Test
    void learnsWhatTheFirstMessageIsReadWithWhenASessionOpens(ApplicationContext store) {
        Replies replies = Replies.load();
        try (TestPipeline pipeline = new TestPipeline(store)) {
            assertThat(replies.isPrepared(BOOKING)).isFalse();

            pipeline.connect(PipelineFixture.on(store, TestPipeline.settings(10), replies));

            await().atMost(Duration.ofSeconds(60)).until(() -> replies.isPrepared(BOOKING));
        }
    }
}
