package io.flowhq.store.endpoint;

import io.flowhq.contract.TenantId;

/**
 * Where a tenant lets be asked what its assistant does not know.
 *
 * @param url of a chat completion the base address, to which {@code /chat/completions} is added
 * @param model of a chat completion; blank otherwise
 * @param key sent as a Bearer token; blank for none
 * @param dailyBudget how many questions it gets on a day at most
 */
public record AnswerEndpoint(
        TenantId tenant, String url, EndpointShape shape, String model, String key, int dailyBudget) {

    /** Without the key, and without the address, which may hold one. */
    @Override
    public String toString() {
        return "AnswerEndpoint[" + tenant + ", " + shape + "]";
    }
}
