package io.flowhq.client.refusal;

import java.util.Map;

/** An invitation that cannot be made, by {@code email}. */
public final class InvalidInvitation extends InvalidForm {

    public InvalidInvitation(Map<String, String> fieldErrors) {
        super("invalid_invitation", fieldErrors);
    }
}
