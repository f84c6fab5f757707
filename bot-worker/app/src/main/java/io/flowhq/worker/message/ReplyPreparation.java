package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ReplyConfigs;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Lets the first message of a session find ready what it is read with. A template is learnt in seconds of CPU, so all are
 * learnt on one thread of the system: on virtual threads several would leave no carrier for messages.
 */
@Component
class ReplyPreparation implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ReplyPreparation.class);

    private final ReplyConfigs replyConfigs;
    private final ReplyGenerator replyGenerator;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("reply-preparation").daemon().factory());

    ReplyPreparation(ReplyConfigs replyConfigs, ReplyGenerator replyGenerator) {
        this.replyConfigs = replyConfigs;
        this.replyGenerator = replyGenerator;
    }

    void begin(TenantId tenant) {
        thread.execute(() -> prepare(tenant));
    }

    private void prepare(TenantId tenant) {
        try {
            replyConfigs.find(tenant).ifPresent(replyGenerator::prepare);
        } catch (RuntimeException later) {
            log.debug("The first message of tenant {} prepares what it is read with", tenant, later);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
