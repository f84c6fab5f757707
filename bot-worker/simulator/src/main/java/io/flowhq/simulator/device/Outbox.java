package io.flowhq.simulator.device;

import io.flowhq.simulator.service.ToPage;
import io.flowhq.simulator.service.Wire;
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
final class Outbox implements Wire {
    private static final int MOST = 4_096;

    private final Session session;
    private final JsonMapper json;
    private final ArrayDeque<ToPage> frames = new ArrayDeque<>();
    private boolean sending;
    private @Nullable String closing;
    private boolean closed;

    Outbox(Session session, JsonMapper json) {
        this.session = session;
        this.json = json;
    }

    @Override
    public void send(ToPage frame) {
        synchronized (this) {
            if (closed || closing != null) {
                return;
            }
            if (frames.size() == MOST) {
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
        next();
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
        next();
    }

    private void next() {
        ToPage frame;
        synchronized (this) {
            frame = frames.pollFirst();
            if (frame == null && closing == null) {
                sending = false;
                return;
            }
            if (frame == null) {
                closed = true;
            }
        }
        if (frame == null) {
            hangUp();
        } else {
            session.getAsyncRemote().sendText(json.writeValueAsString(frame), this::sent);
        }
    }

    private void sent(SendResult result) {
        if (result.isOK()) {
            next();
        } else {
            synchronized (this) {
                closed = true;
                frames.clear();
            }
        }
    }

    private void hangUp() {
        try {
            session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, String.valueOf(closing)));
        } catch (IOException | IllegalStateException alreadyGone) {
            // The page was quicker.
        }
    }
}
