package io.flowhq.store.tenant;

/** Another tenant has this phone number. */
public class DuplicatePhoneNumber extends RuntimeException {

    private final String phoneNumber;

    DuplicatePhoneNumber(String phoneNumber, Throwable cause) {
        super("the phone number is another tenant's", cause);
        this.phoneNumber = phoneNumber;
    }

    /** For the answer to who asked; it has no place in a log. */
    public String phoneNumber() {
        return phoneNumber;
    }
}
