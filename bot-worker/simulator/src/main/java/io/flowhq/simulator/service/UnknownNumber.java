package io.flowhq.simulator.service;

/** No business phone has this number. */
public final class UnknownNumber extends RuntimeException {
    UnknownNumber(PhoneNumber number) {
        super("no phone has the number " + number);
    }
}
