package io.flowhq.worker.external;

import io.flowhq.replies.ReplyLanguage;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.util.List;

/**
 * What an endpoint is told. The customer's number and ids are in none of it.
 *
 * @param turns what was said in the chat before, oldest first
 * @param knowledge all that the tenant has told
 */
record AskedQuestion(
        String text, ReplyLanguage language, String business, List<Turn> turns, TenantKnowledge knowledge) {

    record Turn(boolean ofCustomer, String text) {}

    /** Without words. */
    @Override
    public String toString() {
        return "AskedQuestion[" + language + "]";
    }
}
