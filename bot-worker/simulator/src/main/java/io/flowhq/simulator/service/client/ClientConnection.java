package io.flowhq.simulator.service.client;

/** The line to one open web client. Neither method blocks. */
public interface ClientConnection {
    void send(ToPage frame);

    void close(String reason);
}
