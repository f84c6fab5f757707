package io.flowhq.local.process;

/** How a process ended, in words. */
final class ProcessExit {

    private static final int SIGNALS_FROM = 128;

    private ProcessExit() {}

    static String of(int exit) {
        return exit > SIGNALS_FROM && exit < SIGNALS_FROM + 65
                ? "signal " + (exit - SIGNALS_FROM)
                : "exit code " + exit;
    }
}
