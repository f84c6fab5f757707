package io.flowhq.local.process;

import java.io.IOException;

/** What has to be true on disk before a process is started. */
@FunctionalInterface
public interface StartPreparation {

    StartPreparation NOTHING = () -> {};

    void prepare() throws IOException;

    default StartPreparation and(StartPreparation next) {
        return () -> {
            prepare();
            next.prepare();
        };
    }
}
