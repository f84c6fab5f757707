package io.flowhq.local.demo;

/**
 * A tenant and its phone.
 *
 * @param device the client that was linked to the phone, by the scan that must remain the only one
 */
record Business(String tenant, String number, String device) {

    Business linkedAs(String id) {
        return new Business(tenant, number, id);
    }
}
