package io.flowhq.client.refusal;

/** There is no API key with this id. */
public final class KeyNotFound extends Refusal {

    public KeyNotFound(String id) {
        super("key_not_found", "There is no API key '" + id + "'.");
    }
}
