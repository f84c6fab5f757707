package io.flowhq.shell;

import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A run of the application that is still going on. */
record Background(CompletableFuture<Ran> end, StringWriter out, Thread thread) {

    /** What Ctrl-C does in a conversation. */
    Ran interrupt() {
        thread.interrupt();
        return end.join();
    }

    List<String> linesSoFar() {
        return out.toString().lines().toList();
    }
}
