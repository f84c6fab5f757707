package io.flowhq.web.security;

/** No usable admin password was configured; the message says which setting was looked at. */
final class PasswordMissing extends RuntimeException {

    PasswordMissing(String message) {
        super(message);
    }

    PasswordMissing(String message, Throwable cause) {
        super(message, cause);
    }
}
