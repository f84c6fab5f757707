package io.flowhq.replies;

/**
 * What the assistant said last in a chat. It is all a conversation has to remember: a number then answers the menu, a
 * sentence answers the question that was asked, and the language stays the one in use.
 */
public record PreviousIntent(String intent, ReplyLanguage language) {}
