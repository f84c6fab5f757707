package io.flowhq.local;

import io.flowhq.contract.ExitCode;
import java.util.concurrent.locks.LockSupport;

/**
 * Cleans up when the person presses Ctrl-C or the process gets SIGTERM, and then ends with exit code 130. While the
 * clean-up runs nothing after {@link #close} is reached, so an interrupted command has nothing more to say.
 */
final class ShutdownHook implements AutoCloseable {

    private final Thread hook;

    private ShutdownHook(Runnable cleanUp) {
        this.hook = new Thread(
                () -> {
                    cleanUp.run();
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.value());
                },
                "interruption");
    }

    static ShutdownHook cleansUpBy(Runnable cleanUp) {
        ShutdownHook shutdownHook = new ShutdownHook(cleanUp);
        Runtime.getRuntime().addShutdownHook(shutdownHook.hook);
        return shutdownHook;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyInterrupted) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
