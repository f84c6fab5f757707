package io.flowhq.runtime.http;

import java.io.IOException;

/** An address that nothing is sent to. */
public final class AddressRefused extends IOException {

    private static final long serialVersionUID = 1L;

    AddressRefused(String why) {
        super(why);
    }
}
