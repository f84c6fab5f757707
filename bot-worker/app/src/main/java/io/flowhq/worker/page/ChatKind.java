package io.flowhq.worker.page;

/** What kind of conversation a chat id names. */
public enum ChatKind {
    /** One person, by number ({@code @c.us}) or by hidden id ({@code @lid}). */
    DIRECT,
    GROUP,
    STATUS,
    BROADCAST,
    NEWSLETTER,
    OTHER;

    public static ChatKind of(String chatId) {
        if (chatId.equals("status@broadcast")) {
            return STATUS;
        }
        return switch (chatId.substring(chatId.indexOf('@') + 1)) {
            case "c.us", "lid", "s.whatsapp.net" -> DIRECT;
            case "g.us" -> GROUP;
            case "broadcast" -> BROADCAST;
            case "newsletter" -> NEWSLETTER;
            default -> OTHER;
        };
    }
}
