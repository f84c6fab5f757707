package io.flowhq.runtime.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Closes a socket when its time is over, whatever is being done with it. The time-out of a socket itself bounds one read:
 * writing to somebody who reads nothing, or a handshake that comes byte by byte, has no end.
 */
final class SocketDeadline implements AutoCloseable {

    private final Thread timer;
    private volatile boolean passed;

    /** @param deadline of {@link System#nanoTime()} */
    SocketDeadline(Socket socket, long deadline) {
        timer = Thread.ofVirtual().name("deadline").start(() -> {
            try {
                Thread.sleep(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
                passed = true;
                socket.close();
            } catch (InterruptedException inTime) {
                Thread.currentThread().interrupt();
            } catch (IOException alreadyBroken) {
                passed = true;
            }
        });
    }

    /** What to say of a failure: that the time was over, when it was. */
    IOException cause(IOException failure) {
        return passed ? new SocketTimeoutException("the receiver took too long") : failure;
    }

    @Override
    public void close() {
        timer.interrupt();
    }
}
