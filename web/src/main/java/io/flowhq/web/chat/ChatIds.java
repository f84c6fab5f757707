package io.flowhq.web.chat;

/** The ids of chats as clients write them. */
public final class ChatIds {

    private static final String OF_OTHER_LIBRARIES = "@s.whatsapp.net";

    private ChatIds() {}

    /** A bare number, with or without a plus, and another library's id are the chat of that number. */
    public static String read(String chatId) {
        var id = chatId.strip();
        if (id.endsWith(OF_OTHER_LIBRARIES)) {
            id = id.substring(0, id.length() - OF_OTHER_LIBRARIES.length()) + "@c.us";
        }
        return id.matches("\\+?[0-9]{5,20}") ? id.replace("+", "") + "@c.us" : id;
    }
}
