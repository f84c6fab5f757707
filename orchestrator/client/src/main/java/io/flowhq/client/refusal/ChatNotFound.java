package io.flowhq.client.refusal;

import io.flowhq.contract.TenantId;

/** Nobody ever wrote to the tenant in this chat; it may well be another tenant's. */
public final class ChatNotFound extends Refusal {

    /** @param chat its id, shortened */
    public ChatNotFound(TenantId tenant, String chat) {
        super("chat_not_found", "Tenant " + tenant + " has no chat " + chat + ".");
    }
}
