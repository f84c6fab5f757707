package io.flowhq.worker.session;

import io.flowhq.contract.Epoch;
import io.flowhq.contract.TenantId;
import io.flowhq.worker.page.Chats;

/** The chats of a session that is connected now. After its session is gone every question fails with PageClosed. */
public interface LiveChats extends Chats {

    TenantId tenant();

    /** Under which to write for this session. */
    Epoch epoch();

    /** The linked number, in digits. */
    String ownNumber();

    /** The operator has silenced the bot: it reads and logs, and answers nobody. */
    boolean silenced();
}
