package io.flowhq.worker.page;

/** The page answered a question with an error of its own. */
public final class PageRefused extends RuntimeException {

    private final String code;

    PageRefused(String operation, String code, String message) {
        super("the page refused %s: %s (%s)".formatted(operation, message, code));
        this.code = code;
    }

    /** wa-js's error code, e.g. {@code chat_not_found}; {@code error} when it gave none. */
    public String code() {
        return code;
    }
}
