package io.flowhq.simulator.device;

import io.flowhq.simulator.service.client.ClientConnection;
import io.flowhq.simulator.service.client.ToPage;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends frames one after the other without ever making the sender wait. A page that does not read is cut off when too
 * much has piled up; it will have everything again on its next connection.
 */
final class FrameQueue implements ClientConnection {
    private static final int MAX_FRAMES = 4_096;

    private final Session session;
    private final JsonMapper json;
    private final ArrayDeque<ToPage> frames = new ArrayDeque<>();
    private boolean sending;
    private @Nullable String closing;
    private boolean closed;

    FrameQueue(Session session, JsonMapper json) {
        this.session = session;
        this.json = json;
    }

    @Override
    public void send(ToPage frame) {
        synchronized (this) {
            if (closed || closing != null) {
                return;
            }
            if (frames.size() == MAX_FRAMES) {
                closing = "the page does not read";
                frames.clear();
            } else {
                frames.addLast(frame);
            }
            if (sending) {
                return;
            }
            sending = true;
        }
        work();
    }

    @Override
    public void close(String reason) {
        synchronized (this) {
            closing = reason;
            if (sending) {
                return;
            }
            sending = true;
        }
        work();
    }

    /** Sends until nothing is left or a frame takes its time; then whoever sees it off goes on. */
    private void work() {
        for (var frame = next(); frame != null; frame = next()) {
            var transmission = new Transmission();
            try {
                session.getAsyncRemote()
                        .sendText(json.writeValueAsString(frame), result -> arrived(transmission, result));
            } catch (IllegalStateException | IllegalArgumentException gone) {
                // Tomcat takes a write's buffer away when the line breaks under it; the page is to come again.
                giveUp();
                Thread.startVirtualThread(() -> closeSession("a frame could not be sent"));
                return;
            }
            if (transmission.isUnderWay()) {
                return;
            }
        }
    }

    private synchronized @Nullable ToPage next() {
        var frame = frames.pollFirst();
        if (frame == null) {
            sending = false;
            if (closing != null && !closed) {
                closed = true;
                var reason = closing;
                Thread.startVirtualThread(() -> closeSession(reason));
            }
        }
        return frame;
    }

    private void arrived(Transmission transmission, SendResult result) {
        if (!result.isOK()) {
            giveUp();
        }
        if (transmission.endsAsynchronously()) {
            work();
        }
    }

    private synchronized void giveUp() {
        closed = true;
        frames.clear();
    }

    private void closeSession(String reason) {
        try {
            session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, reason));
        } catch (IOException | IllegalStateException alreadyGone) {
            // The page was quicker.
        }
    }

    /** One frame under way. Whoever sees its end last, the sender or its arrival, goes on with the next. */
    private static final class Transmission {
        private boolean arrived;
        private boolean left;

        synchronized boolean isUnderWay() {
            left = !arrived;
            return left;
        }

        synchronized boolean endsAsynchronously() {
            arrived = true;
            return left;
        }
    }
}
