package io.flowhq.store.order;

import java.time.Instant;

/**
 * The time that a booking holds.
 *
 * @param endsAt exclusive
 */
public record BookedTime(Instant startsAt, Instant endsAt) {}
