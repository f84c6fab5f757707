package io.flowhq.store.fleet;

import java.time.Duration;

/**
 * Rows that wait for somebody.
 *
 * @param waiting how many
 * @param oldest for how long the oldest has waited; zero when there is none
 */
public record QueueBacklog(long waiting, Duration oldest) {}
