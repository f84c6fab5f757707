package io.flowhq.replies;

/** How closely a customer wrote a declared word, the closest first. */
enum MatchQuality {
    EXACT,
    CHANGED,
    MISSPELT
}
