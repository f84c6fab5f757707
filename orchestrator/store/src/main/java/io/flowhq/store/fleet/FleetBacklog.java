package io.flowhq.store.fleet;

/**
 * What waits for people, of all tenants.
 *
 * @param followUps that are open
 * @param oldFollowUps those of them that are older than was asked for
 * @param setupRequests that nobody has decided on
 */
public record FleetBacklog(long followUps, long oldFollowUps, long setupRequests) {}
