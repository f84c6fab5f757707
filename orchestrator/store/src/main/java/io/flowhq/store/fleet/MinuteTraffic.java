package io.flowhq.store.fleet;

import java.time.Instant;

/**
 * What passed through all tenants in one minute.
 *
 * @param minute its beginning
 * @param messages of customers
 * @param answers that went out, those of people included
 */
public record MinuteTraffic(Instant minute, long messages, long answers) {}
