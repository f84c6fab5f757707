package io.flowhq.simulator.service;

import io.flowhq.simulator.service.message.AckLevel;
import io.flowhq.simulator.service.message.ChatMessage;

/** A message in a chat together with how far it got. Guarded by the lock of {@link WhatsApp}. */
final class ChatLine {
    /** As it stands now: a customer may edit it. */
    ChatMessage message;

    private AckLevel ackLevel;

    ChatLine(ChatMessage message, AckLevel ackLevel) {
        this.message = message;
        this.ackLevel = ackLevel;
    }

    AckLevel ack() {
        return ackLevel;
    }

    /** Moves it forward; acknowledgements never go back. */
    boolean reached(AckLevel further) {
        if (further.compareTo(ackLevel) <= 0) {
            return false;
        }
        ackLevel = further;
        return true;
    }
}
