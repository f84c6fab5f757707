package io.flowhq.contract;

/** The kind of business an assistant speaks for; each has a reply file of the same name in lower case. */
public enum Template {
    BOOKING,
    ECOMMERCE,
    SUPPORT
}
