package io.flowhq.store.page;

import io.flowhq.contract.TenantId;

/** Something that a page is asked for about one chat. */
public record PageRequest(TenantId tenant, long id, PageRequestKind kind, String chatId) {

    /** Without the customer's number. */
    @Override
    public String toString() {
        return "PageRequest[" + tenant + ", " + id + ", " + kind + "]";
    }
}
