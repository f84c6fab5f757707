package io.flowhq.store.apikey;

/** What an API key allows; each stands alone. */
public enum ApiScope {
    /** To look at sessions, chats and messages. */
    READ,
    /** To send texts. */
    SEND,
    /** To create, start, stop, link and delete sessions, and to register webhooks. */
    MANAGE
}
