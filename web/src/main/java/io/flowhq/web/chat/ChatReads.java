package io.flowhq.web.chat;

import io.flowhq.client.TenantReads;
import io.flowhq.client.form.CustomerChat;
import io.flowhq.client.refusal.ChatNotFound;
import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ChatSummaries;
import io.flowhq.store.message.ChatSummary;
import io.flowhq.store.message.MessageTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a tenant's chats for its pages and for programs. */
@Component
class ChatReads {

    static final int CHATS_SHOWN = 30;
    static final int MESSAGES_SHOWN = 50;
    private static final int MAX_SEARCH = 200;

    private final TenantReads tenants;
    private final ChatSummaries chats;

    ChatReads(TenantReads tenants, ChatSummaries chats) {
        this.tenants = tenants;
        this.chats = chats;
    }

    /** @throws io.flowhq.client.refusal.TenantNotFound when there is none */
    List<ChatSummary> list(TenantId tenant, @Nullable String q, int page) {
        tenants.get(tenant);
        return chats.list(tenant, asked(q), page, CHATS_SHOWN);
    }

    long count(TenantId tenant, @Nullable String q) {
        return chats.count(tenant, asked(q));
    }

    static String asked(@Nullable String q) {
        return q == null ? "" : CleanText.of(q, MAX_SEARCH).strip();
    }

    /**
     * The newest messages before one.
     *
     * @param before its id, null for the newest of all
     * @throws ChatNotFound when nothing was ever written in it
     */
    List<MessageTrace> messages(TenantId tenant, String chat, @Nullable Long before) {
        tenants.get(tenant);
        var found = chats.trace(
                tenant, CleanText.of(chat, MAX_SEARCH), before == null ? Long.MAX_VALUE : before, MESSAGES_SHOWN);
        if (found.isEmpty() && before == null) {
            throw new ChatNotFound(
                    tenant, CustomerChat.of(chat).map(CustomerChat::shortened).orElse("of that id"));
        }
        return found;
    }
}
