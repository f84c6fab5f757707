package io.flowhq.store.knowledge;

/**
 * Something an owner tells once, said to customers as it is written.
 *
 * @param key what it is about, as {@code location} or {@code payment}
 * @param textSw blank when it is told in English alone
 * @param textEn blank when it is told in Swahili alone
 */
public record ShopFact(String key, String textSw, String textEn) {}
