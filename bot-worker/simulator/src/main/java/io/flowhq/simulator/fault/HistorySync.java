package io.flowhq.simulator.fault;

/** The value of {@link Fault#HISTORY_SYNC}. */
public record HistorySync(int messages, long millis) {}
