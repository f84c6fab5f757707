package io.flowhq.contract.lifecycle;

/** {@code whatsapp_sessions.state}: a view of the phase. */
public enum SessionState {
    DISCONNECTED,
    QR_READY,
    CONNECTED
}
