package io.flowhq.replies.dialogue;

/** The last order or booking of a customer that is neither done nor called off. */
public record OpenRequest(DialogueKind kind, long id, RequestDetails details, boolean confirmed) {}
