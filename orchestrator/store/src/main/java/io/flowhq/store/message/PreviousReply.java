package io.flowhq.store.message;

/** What the bot said last in a chat: the intent it had understood and the language it used. */
public record PreviousReply(String intent, String language) {}
