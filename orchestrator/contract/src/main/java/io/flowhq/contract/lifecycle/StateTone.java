package io.flowhq.contract.lifecycle;

/** How much a state asks of whoever looks at it; every surface has a colour for each. */
public enum StateTone {
    QUIET,
    BUSY,
    ATTENTION,
    GOOD,
    BAD
}
