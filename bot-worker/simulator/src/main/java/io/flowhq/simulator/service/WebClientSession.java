package io.flowhq.simulator.service;

import io.flowhq.simulator.service.client.ClientConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One open page of the web client. Guarded by the lock of {@link WhatsApp}. */
public final class WebClientSession {

    /** How far the page and the service have come with each other. */
    sealed interface State {
        /** Connected, nothing said yet. */
        record New() implements State {}

        /** Shows a code and waits for a phone to link it. */
        record Waiting(LinkCodes codes) implements State {}

        /** Claims to be a device and has to prove it. */
        record Proving(LinkedDevice device, String nonce, long generation) implements State {}

        /** Linked, and asked to store its generation. */
        record Settling(LinkedDevice device, long generation, boolean justPaired) implements State {}

        record Online(LinkedDevice device) implements State {}

        /** Another page uses the same device. */
        record Ousted(LinkedDevice device) implements State {}

        record Gone() implements State {}
    }

    final ClientConnection wire;
    final String id;
    String publicKey = "";

    @Nullable
    String waJs;

    private State state = new State.New();
    private Instant since;

    WebClientSession(String id, ClientConnection wire, Instant since) {
        this.id = id;
        this.wire = wire;
        this.since = since;
    }

    State state() {
        return state;
    }

    Instant since() {
        return since;
    }

    void become(State next, Instant at) {
        state = next;
        since = at;
    }

    boolean is(LinkedDevice device) {
        return switch (state) {
            case State.Online online -> online.device() == device;
            case State.Settling settling -> settling.device() == device;
            default -> false;
        };
    }
}
