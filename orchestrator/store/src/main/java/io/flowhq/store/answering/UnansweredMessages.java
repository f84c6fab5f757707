package io.flowhq.store.answering;

import io.flowhq.contract.TenantId;
import java.time.Instant;

/**
 * That a tenant owes answers.
 *
 * @param oldest when the oldest message that should have an answer and has none was logged
 * @param sending an answer to one of them was given to the page, which has not confirmed it
 * @param workerGone the bot-worker that hosts the session has not reported lately, or there is none
 * @param connected the session was connected to WhatsApp when it last said so
 */
public record UnansweredMessages(
        TenantId tenant, Instant oldest, boolean sending, boolean workerGone, boolean connected) {}
