package io.flowhq.worker.message;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.ChatClient;
import io.flowhq.worker.session.LinkedChats;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A session that can send: its page, and whether it is still there.
 *
 * @param readyAt when it could; what customers wrote before was written while nobody was connected
 * @param queue where its answers wait for the limit
 */
record SendContext(LinkedChats live, Instant readyAt, CountDownLatch gone, ReplyQueue queue) {

    SendContext(LinkedChats live, Instant readyAt) {
        this(live, readyAt, new CountDownLatch(1), new ReplyQueue());
    }

    TenantId tenant() {
        return live.tenant();
    }

    Epoch epoch() {
        return live.epoch();
    }

    ChatClient chats() {
        return live;
    }

    /** Whether the page surely knows every message that was given to this account's page at {@code moment}. */
    boolean remembers(Instant moment) {
        return live.remembersSince().isBefore(moment);
    }

    boolean isLive() {
        return gone.getCount() > 0;
    }

    /** From here on nothing more may be sent; whoever waits stops waiting. */
    void end() {
        gone.countDown();
        queue.close();
    }

    /** Waits, at most until the session is gone. */
    void pause(Duration time) throws InterruptedException {
        gone.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
