package io.flowhq.simulator.service.message;

/** No business phone has this number. */
public final class UnknownNumber extends RuntimeException {
    public UnknownNumber(PhoneNumber number) {
        super("no phone has the number " + number);
    }
}
