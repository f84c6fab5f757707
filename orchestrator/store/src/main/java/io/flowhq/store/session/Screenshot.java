package io.flowhq.store.session;

import java.time.Instant;

/** A picture of a session's page, for the operator. */
public record Screenshot(byte[] png, Instant at) {}
