package io.flowhq.worker.page;

/** A page of the real WhatsApp Web was asked for and there is no wa-js to drive it with. */
public final class WaJsNotFound extends RuntimeException {

    WaJsNotFound(String message) {
        super(message);
    }
}
