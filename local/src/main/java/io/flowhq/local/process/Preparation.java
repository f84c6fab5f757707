package io.flowhq.local.process;

import java.io.IOException;

/** What has to be true on disk before a process is started. */
@FunctionalInterface
public interface Preparation {

    Preparation NOTHING = () -> {};

    void prepare() throws IOException;

    default Preparation and(Preparation next) {
        return () -> {
            prepare();
            next.prepare();
        };
    }
}
