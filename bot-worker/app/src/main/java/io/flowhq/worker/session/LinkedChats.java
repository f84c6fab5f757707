package io.flowhq.worker.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.ChatClient;
import java.time.Instant;

/** The chats of a session that is connected now. After its session is gone every question fails with PageUnavailable. */
public interface LinkedChats extends ChatClient {

    TenantId tenant();

    /** Under which to write for this session. */
    Epoch epoch();

    /** The linked number, in digits. */
    String ownNumber();

    /**
     * Since when the page's storage has been one and the same. What was given to this account's page earlier may be
     * missing from it: it was linked afresh, or went back to an older copy.
     */
    Instant remembersSince();
}
