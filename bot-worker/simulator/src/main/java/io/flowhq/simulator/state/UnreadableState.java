package io.flowhq.simulator.state;

import java.io.IOException;
import java.nio.file.Path;

/** The file is no state of the simulated WhatsApp; it is left as it is. */
public final class UnreadableState extends IOException {

    UnreadableState(Path file, Throwable cause) {
        super(file + " is not a state of the simulated WhatsApp; remove it to start afresh.", cause);
    }
}
