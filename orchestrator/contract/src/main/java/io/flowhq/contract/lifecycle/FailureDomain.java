package io.flowhq.contract.lifecycle;

/** Whose fault the end of a session is. */
public enum FailureDomain {
    /** The account, its page or its data: counted, and in the end a person is needed. */
    TENANT,
    /** The worker, its machine or its place: brought back without counting. */
    HOST,
    /** WhatsApp or the network: waited out. */
    WORLD
}
