package io.flowhq.replies.reading;

/**
 * An intent that a message may have.
 *
 * @param score from 0 to 1; the scores of all intents of a message add up to about 1
 * @param likeness how like the nearest example of this intent is, from 0 to 1
 * @param example the nearest example, blank when none shares a feature with the message
 */
public record IntentScore(String intent, double score, double likeness, String example) {}
