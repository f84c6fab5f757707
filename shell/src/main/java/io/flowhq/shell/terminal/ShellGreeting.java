package io.flowhq.shell.terminal;

/** The line that opens a conversation: how the platform is, right now. */
public interface ShellGreeting {

    String line();
}
