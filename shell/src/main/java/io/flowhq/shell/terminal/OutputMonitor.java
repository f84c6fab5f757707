package io.flowhq.shell.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * Notices that nobody reads this process's output any more, also while there is nothing to write: {@code --watch} may
 * be silent for hours. The JDK has no call for it but GNU {@code tail} watches the pipe that it shares with us; where
 * there is another one or none, the next line that is written notices.
 */
public final class OutputMonitor {

    /** A process that wrote into a pipe without a reader ends so. */
    private static final int BROKEN_PIPE = 128 + 13;

    private OutputMonitor() {}

    /** @param then is called once, on another thread */
    public static void onceClosed(Runnable then) {
        try {
            Process tail = new ProcessBuilder(
                            "tail", "--pid=" + ProcessHandle.current().pid(), "-f", "/dev/null")
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(tail::destroy, "output"));
            tail.onExit().thenAccept(ended -> {
                if (ended.exitValue() == BROKEN_PIPE) {
                    then.run();
                }
            });
        } catch (IOException noTail) {
            // The next line that is written notices.
        }
    }
}
