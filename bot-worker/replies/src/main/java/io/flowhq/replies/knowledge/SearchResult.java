package io.flowhq.replies.knowledge;

import java.util.List;

/**
 * What a search among products and services found.
 *
 * @param offerings the best first; empty when nothing is like what was asked for
 * @param exact they are what was asked for; otherwise they are like it, and something that was asked for is in none
 */
public record SearchResult(List<Offering> offerings, boolean exact) {

    public static final SearchResult NOTHING = new SearchResult(List.of(), false);

    public SearchResult {
        offerings = List.copyOf(offerings);
    }

    public boolean isEmpty() {
        return offerings.isEmpty();
    }
}
