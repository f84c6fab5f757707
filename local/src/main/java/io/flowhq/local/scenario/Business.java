package io.flowhq.local.scenario;

/**
 * A tenant and its phone.
 *
 * @param device the client that was linked to the phone, by the scan that must remain the only one
 */
public record Business(String tenant, String number, String device) {

    public Business linkedAs(String id) {
        return new Business(tenant, number, id);
    }
}
