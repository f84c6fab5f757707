package io.flowhq.simulator.device;

import io.flowhq.simulator.service.WebClientSession;
import io.flowhq.simulator.service.WhatsApp;
import io.flowhq.simulator.service.client.FromPage;
import io.flowhq.simulator.service.message.InvalidRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One web client's connection. Frames that cannot be read end it. */
final class DeviceSocket extends Endpoint {
    private static final Logger log = LoggerFactory.getLogger(DeviceSocket.class);
    private static final int MAX_FRAME_LENGTH = 1024 * 1024;

    private final WhatsApp whatsApp;
    private final JsonMapper json;
    /** Frames are put together here because a buffer for the largest would be held by every connection for ever. */
    private final StringBuilder frame = new StringBuilder();

    private @Nullable WebClientSession webClientSession;

    DeviceSocket(WhatsApp whatsApp, JsonMapper json) {
        this.whatsApp = whatsApp;
        this.json = json;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxIdleTimeout(0);
        var wire = new FrameQueue(session, json);
        var opened = whatsApp.opened(wire);
        webClientSession = opened;
        session.addMessageHandler(String.class, (part, last) -> receive(opened, wire, part, last));
    }

    private void receive(WebClientSession from, FrameQueue wire, String part, boolean last) {
        frame.append(part);
        if (frame.length() > MAX_FRAME_LENGTH) {
            wire.close("the frame is too long");
            frame.setLength(0);
        } else if (last) {
            var whole = frame.toString();
            frame.setLength(0);
            frame.trimToSize();
            receive(from, wire, whole);
        }
    }

    private void receive(WebClientSession from, FrameQueue wire, String text) {
        try {
            whatsApp.received(from, json.readValue(text, FromPage.class));
        } catch (JacksonException | InvalidRequest unreadable) {
            log.warn(
                    "Closed the connection of a page whose frame cannot be read: {}",
                    unreadable.getClass().getSimpleName());
            wire.close("the frame cannot be read");
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        if (webClientSession != null) {
            whatsApp.closed(webClientSession);
        }
    }

    @Override
    public void onError(Session session, Throwable failure) {
        log.debug("The connection to a page broke", failure);
    }
}
