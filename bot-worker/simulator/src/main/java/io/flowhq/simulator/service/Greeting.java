package io.flowhq.simulator.service;

import java.time.Duration;

/**
 * The greeting that the Business app on a phone sends by itself.
 *
 * @param every how long it leaves a chat alone after greeting it
 */
public record Greeting(String text, Duration every) {}
