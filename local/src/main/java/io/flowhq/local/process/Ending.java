package io.flowhq.local.process;

/** How a process ended, in words. */
final class Ending {

    private static final int SIGNALS_FROM = 128;

    private Ending() {}

    static String of(int exit) {
        return exit > SIGNALS_FROM && exit < SIGNALS_FROM + 65
                ? "signal " + (exit - SIGNALS_FROM)
                : "exit code " + exit;
    }
}
