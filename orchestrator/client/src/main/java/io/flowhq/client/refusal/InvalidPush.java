package io.flowhq.client.refusal;

import java.util.Map;

/** What a browser gave is no push subscription. */
public final class InvalidPush extends InvalidForm {

    public InvalidPush(Map<String, String> fieldErrors) {
        super("invalid_push", fieldErrors);
    }
}
