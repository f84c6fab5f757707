package io.flowhq.client;

import io.flowhq.contract.TenantId;

/** Nobody ever wrote to the tenant in this chat; it may well be another tenant's. */
public final class ChatNotFound extends Refusal {

    public ChatNotFound(TenantId tenant, CustomerChat chat) {
        super("chat_not_found", "Tenant " + tenant + " has no chat " + chat.shortened() + ".");
    }
}
