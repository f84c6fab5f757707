package io.flowhq.simulator.service;

import java.time.Duration;

/**
 * How long things take in the service, and how much it remembers.
 *
 * @param firstCode how long the first QR reference lives
 * @param nextCode how long each further one lives
 * @param codes how many references there are before the client turns idle
 * @param pairingCode how long a pairing code lives
 * @param received how long a message takes to the customer's phone
 * @param read how long after that the customer reads it
 * @param syncing how long a client synchronises before it is of use
 * @param messages how many messages are remembered in all chats together
 */
public record ServiceSettings(
        Duration firstCode,
        Duration nextCode,
        int codes,
        Duration pairingCode,
        Duration received,
        Duration read,
        Duration syncing,
        int messages) {}
