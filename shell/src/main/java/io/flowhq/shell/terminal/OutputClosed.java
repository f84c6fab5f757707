package io.flowhq.shell.terminal;

/** Whoever read the results has gone, as {@code head} does; the command ends without a word. */
final class OutputClosed extends RuntimeException {

    OutputClosed() {
        super("Nobody reads the results any more.");
    }
}
