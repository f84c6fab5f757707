package io.flowhq.store.message;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids for messages of ours, in the form that WhatsApp Web gives its own; known before the page hears of the message. */
public final class MessageIds {

    private static final String OF_WHATSAPP_WEB = "3EB0";

    private static final int RANDOM_BYTES = 9;

    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageIds() {}

    /** A fresh serialized id for a message to a chat. */
    public static String next(String chatId) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return "true_" + chatId + "_" + OF_WHATSAPP_WEB
                + HexFormat.of().withUpperCase().formatHex(random);
    }
}
