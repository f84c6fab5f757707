package io.flowhq.simulator.service;

/** The line to one open web client. Neither method blocks. */
public interface Wire {
    void send(ToPage frame);

    void close(String reason);
}
