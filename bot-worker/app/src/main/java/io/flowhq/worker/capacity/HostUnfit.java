package io.flowhq.worker.capacity;

import org.jspecify.annotations.Nullable;

/** This host cannot open a session, for a reason that is not the tenant's; another host may. */
public class HostUnfit extends RuntimeException {

    public HostUnfit(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
