package io.flowhq.simulator.service;

/** A message in a chat together with how far it got. Guarded by the lock of {@link WhatsApp}. */
final class ChatLine {
    final Message message;
    private Ack ack;

    ChatLine(Message message, Ack ack) {
        this.message = message;
        this.ack = ack;
    }

    Ack ack() {
        return ack;
    }

    /** Moves it forward; acknowledgements never go back. */
    boolean reached(Ack further) {
        if (further.compareTo(ack) <= 0) {
            return false;
        }
        ack = further;
        return true;
    }
}
