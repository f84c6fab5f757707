package io.flowhq.web.portal;

/** The session could not bring what a message carries; it may still be on the phone. */
final class MediaUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    MediaUnavailable(String code) {
        super("the page brought nothing: " + code, null, false, false);
    }
}
