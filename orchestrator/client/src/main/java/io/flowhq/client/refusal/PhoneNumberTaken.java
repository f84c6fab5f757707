package io.flowhq.client.refusal;

/** The phone number is another tenant's. */
public final class PhoneNumberTaken extends Refusal {

    private final String phoneNumber;

    public PhoneNumberTaken(String phoneNumber) {
        super("number_taken", "Another tenant already has this phone number.");
        this.phoneNumber = phoneNumber;
    }

    /** As it was stored, digits only; it has no place in a log. */
    public String phoneNumber() {
        return phoneNumber;
    }
}
