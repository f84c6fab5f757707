package io.flowhq.web.page;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Tells a form that was sent twice from two forms. Each form that is shown has a key of its own; what is typed belongs to
 * it, so that another text from the same form, as after going back in the browser, is another request.
 */
public final class FormKey {

    private static final int MAX_LENGTH = 100;

    private FormKey() {}

    /** For a form that is about to be shown. */
    public static String next() {
        return UUID.randomUUID().toString();
    }

    /** For what came back; a form without a key is never taken for another one. */
    public static String of(String form, String typed) {
        var known = form.isBlank() || form.length() > MAX_LENGTH ? next() : form.strip();
        return UUID.nameUUIDFromBytes((known + '\n' + typed).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
